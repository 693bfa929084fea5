ALTER TYPE "letter_kind" ADD VALUE 'second_step_changed';
ALTER TYPE "letter_kind" ADD VALUE 'passkey_changed';

CREATE TABLE "second_factor" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "secret_sealed" BYTEA NOT NULL,
    "last_step" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "switched_on_at" TIMESTAMPTZ(3),

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "second_factor_account_id_idx" ON "second_factor"("account_id");
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_account_id_fkey"
    FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
CREATE UNIQUE INDEX "second_factor_one_in_use" ON "second_factor" ("account_id") WHERE switched_on_at IS NOT NULL;
CREATE UNIQUE INDEX "second_factor_one_being_set_up" ON "second_factor" ("account_id") WHERE switched_on_at IS NULL;

CREATE TABLE "backup_code" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "backup_code_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "backup_code_code_hash_key" ON "backup_code"("code_hash");
CREATE INDEX "backup_code_account_id_idx" ON "backup_code"("account_id");
ALTER TABLE "backup_code" ADD CONSTRAINT "backup_code_account_id_fkey"
    FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "pending_sign_in" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "password_state_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "pending_sign_in_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "pending_sign_in_account_id_idx" ON "pending_sign_in"("account_id");
CREATE INDEX "pending_sign_in_expires_at_idx" ON "pending_sign_in"("expires_at");
ALTER TABLE "pending_sign_in" ADD CONSTRAINT "pending_sign_in_account_id_fkey"
    FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "credential_id" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[],
    "user_handle" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");
CREATE INDEX "passkey_account_id_idx" ON "passkey"("account_id");
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_account_id_fkey"
    FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A counter that goes back means that the key was copied.
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_counter_counts" CHECK (counter >= 0);

CREATE TABLE "passkey_challenge" (
    "id" UUID NOT NULL,
    "challenge" TEXT NOT NULL,
    "session_id" UUID,
    "user_handle" TEXT,
    "name" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "passkey_challenge_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "passkey_challenge_session_id_idx" ON "passkey_challenge"("session_id");
CREATE INDEX "passkey_challenge_expires_at_idx" ON "passkey_challenge"("expires_at");
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_session_id_fkey"
    FOREIGN KEY ("session_id") REFERENCES "session"("id") ON DELETE CASCADE ON UPDATE CASCADE;
-- Either a sign-in, of which nothing is known yet, or a new key of the session's account.
ALTER TABLE "passkey_challenge" ADD CONSTRAINT "passkey_challenge_sign_in_or_new_key" CHECK (
    (session_id IS NULL AND user_handle IS NULL AND name IS NULL)
    OR (session_id IS NOT NULL AND user_handle IS NOT NULL AND name IS NOT NULL)
);
