ALTER TYPE "letter_kind" ADD VALUE 'provider_linked';

CREATE TABLE "provider_link" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject_index" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "provider_link_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "provider_link_issuer_subject_index_key" ON "provider_link"("issuer", "subject_index");
CREATE UNIQUE INDEX "provider_link_account_id_issuer_key" ON "provider_link"("account_id", "issuer");
ALTER TABLE "provider_link" ADD CONSTRAINT "provider_link_account_id_fkey"
    FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "provider_link" ADD CONSTRAINT "provider_link_subject" CHECK (octet_length(subject_index) = 32);

CREATE TABLE "provider_trip" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "secrets_sealed" BYTEA NOT NULL,
    "account_id" UUID,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_trip_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "provider_trip_token_hash_key" ON "provider_trip"("token_hash");
CREATE INDEX "provider_trip_account_id_idx" ON "provider_trip"("account_id");
CREATE INDEX "provider_trip_expires_at_idx" ON "provider_trip"("expires_at");
ALTER TABLE "provider_trip" ADD CONSTRAINT "provider_trip_account_id_fkey"
    FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "provider_trip" ADD CONSTRAINT "provider_trip_hash" CHECK (octet_length(token_hash) = 32);

CREATE TABLE "provider_offer" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "claims_sealed" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_offer_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "provider_offer_token_hash_key" ON "provider_offer"("token_hash");
CREATE INDEX "provider_offer_account_id_idx" ON "provider_offer"("account_id");
CREATE INDEX "provider_offer_expires_at_idx" ON "provider_offer"("expires_at");
ALTER TABLE "provider_offer" ADD CONSTRAINT "provider_offer_account_id_fkey"
    FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "provider_offer" ADD CONSTRAINT "provider_offer_hash" CHECK (octet_length(token_hash) = 32);
