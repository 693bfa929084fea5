-- An account begins without a password: its first one is the code of a slip, of which only a keyed hash is kept.
ALTER TABLE "account" ALTER COLUMN "password_hash" DROP NOT NULL;

CREATE TABLE "slip_print" (
    "id" UUID NOT NULL,
    "issued_by_id" UUID NOT NULL,
    "institution_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "slip_print_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "slip_print_issued_by_id_idx" ON "slip_print"("issued_by_id");
CREATE INDEX "slip_print_institution_id_idx" ON "slip_print"("institution_id");
ALTER TABLE "slip_print" ADD CONSTRAINT "slip_print_issued_by_id_fkey"
    FOREIGN KEY ("issued_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "slip_print" ADD CONSTRAINT "slip_print_institution_id_fkey"
    FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- No slip was ever made before: nothing wrote this table.
DELETE FROM "login_slip";
ALTER TABLE "login_slip" DROP COLUMN "code_hash";
ALTER TABLE "login_slip" ADD COLUMN "code_hash" BYTEA NOT NULL;
ALTER TABLE "login_slip" ADD COLUMN "print_id" UUID NOT NULL;
CREATE UNIQUE INDEX "login_slip_code_hash_key" ON "login_slip"("code_hash");
CREATE INDEX "login_slip_print_id_idx" ON "login_slip"("print_id");
ALTER TABLE "login_slip" ADD CONSTRAINT "login_slip_print_id_fkey"
    FOREIGN KEY ("print_id") REFERENCES "slip_print"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "login_slip" ADD CONSTRAINT "login_slip_hash" CHECK (octet_length(code_hash) = 32);
ALTER TABLE "login_slip" ADD CONSTRAINT "login_slip_dates" CHECK (expires_at > created_at);
ALTER TABLE "login_slip" ADD CONSTRAINT "login_slip_ends_once" CHECK (used_at IS NULL OR voided_at IS NULL);
-- A new slip voids the older one: of an account only one works.
CREATE UNIQUE INDEX "login_slip_one_open" ON "login_slip" ("account_id") WHERE used_at IS NULL AND voided_at IS NULL;

ALTER TABLE "session" ADD COLUMN "slip_id" UUID;
CREATE INDEX "session_slip_id_idx" ON "session"("slip_id");
ALTER TABLE "session" ADD CONSTRAINT "session_slip_id_fkey"
    FOREIGN KEY ("slip_id") REFERENCES "login_slip"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A slip opens its own account, and a used or voided one opens nothing.
CREATE FUNCTION session_slip_is_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.slip_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM login_slip WHERE id = NEW.slip_id AND account_id = NEW.account_id AND used_at IS NULL AND voided_at IS NULL
  ) THEN
    RAISE EXCEPTION 'a session is opened by an open slip of its own account' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_slip_is_own BEFORE INSERT ON session FOR EACH ROW EXECUTE FUNCTION session_slip_is_own();
