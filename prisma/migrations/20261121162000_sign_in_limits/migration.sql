ALTER TYPE "letter_kind" ADD VALUE 'password_recovery';
ALTER TYPE "letter_kind" ADD VALUE 'password_changed';

-- A letter about the password goes to staff, too: they are no persons of the register.
ALTER TABLE "letter" ALTER COLUMN "person_id" DROP NOT NULL;

ALTER TABLE "session" ADD COLUMN "device" TEXT;

CREATE TABLE "password_recovery" (
    "id" UUID NOT NULL,
    "request_sealed" BYTEA,
    "account_id" UUID,
    "token_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "link_made_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "password_recovery_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "password_recovery_token_hash_key" ON "password_recovery"("token_hash");
CREATE INDEX "password_recovery_account_id_idx" ON "password_recovery"("account_id");
CREATE INDEX "password_recovery_created_at_idx" ON "password_recovery"("created_at");
ALTER TABLE "password_recovery" ADD CONSTRAINT "password_recovery_account_id_fkey"
    FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Either still a wish, or a link of an account: what was typed is not kept beside the link.
ALTER TABLE "password_recovery" ADD CONSTRAINT "password_recovery_wish_or_link" CHECK (
    (request_sealed IS NOT NULL AND account_id IS NULL AND token_hash IS NULL AND link_made_at IS NULL AND used_at IS NULL)
    OR (request_sealed IS NULL AND account_id IS NOT NULL AND token_hash IS NOT NULL AND link_made_at IS NOT NULL)
);
ALTER TABLE "password_recovery" ADD CONSTRAINT "password_recovery_ends_once" CHECK (used_at IS NULL OR voided_at IS NULL);
-- Only the newest link of an account works.
CREATE UNIQUE INDEX "password_recovery_one_open" ON "password_recovery" ("account_id")
    WHERE account_id IS NOT NULL AND used_at IS NULL AND voided_at IS NULL;

CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");
