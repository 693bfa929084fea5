-- CreateEnum
CREATE TYPE "export_purpose" AS ENUM ('report', 'funding', 'reconciliation', 'inspection', 'family_work');

-- CreateEnum
CREATE TYPE "export_format" AS ENUM ('xlsx', 'csv');

-- AlterTable
ALTER TABLE "certificate" ADD COLUMN "child_name_key" TEXT COLLATE "C" NOT NULL DEFAULT '';

-- The name stands beside the certificate, so that a list sorted by it needs no sorting; the person's is the one that counts.
UPDATE certificate c SET child_name_key = p.name_key FROM person p WHERE p.id = c.child_id;
CREATE FUNCTION certificate_takes_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT p.name_key INTO NEW.child_name_key FROM person p WHERE p.id = NEW.child_id;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_takes_name BEFORE INSERT OR UPDATE OF child_id, child_name_key ON certificate
  FOR EACH ROW EXECUTE FUNCTION certificate_takes_name();
CREATE FUNCTION person_gives_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE certificate SET child_name_key = NEW.name_key WHERE child_id = NEW.id;
  RETURN NEW;
END $$;
CREATE TRIGGER person_gives_name AFTER UPDATE OF name_key ON person
  FOR EACH ROW WHEN (NEW.name_key IS DISTINCT FROM OLD.name_key) EXECUTE FUNCTION person_gives_name();

-- CreateTable
CREATE TABLE "register_view" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "municipality_id" UUID,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "register_view_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "register_export" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "municipality_id" UUID,
    "format" "export_format" NOT NULL,
    "filter" TEXT NOT NULL,
    "searched" BOOLEAN NOT NULL,
    "purpose" "export_purpose" NOT NULL,
    "note" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "row_count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "register_export_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "certificate_municipality_id_created_at_id_idx" ON "certificate"("municipality_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "certificate_municipality_id_number_idx" ON "certificate"("municipality_id", "number");

-- CreateIndex
CREATE INDEX "certificate_municipality_id_child_name_key_id_idx" ON "certificate"("municipality_id", "child_name_key", "id");

-- CreateIndex
CREATE INDEX "certificate_created_at_id_idx" ON "certificate"("created_at", "id");

-- CreateIndex
CREATE INDEX "certificate_child_name_key_id_idx" ON "certificate"("child_name_key", "id");

-- CreateIndex
CREATE INDEX "certificate_group_id_created_at_id_idx" ON "certificate"("group_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "certificate_activated_at_institution_id_created_at_id_idx" ON "certificate"("activated_at_institution_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "register_view_account_id_municipality_id_idx" ON "register_view"("account_id", "municipality_id");

-- CreateIndex
CREATE INDEX "register_view_municipality_id_idx" ON "register_view"("municipality_id");

-- CreateIndex
CREATE INDEX "register_export_account_id_idx" ON "register_export"("account_id");

-- CreateIndex
CREATE INDEX "register_export_municipality_id_started_at_id_idx" ON "register_export"("municipality_id", "started_at", "id");

-- CreateIndex
CREATE INDEX "register_export_started_at_id_idx" ON "register_export"("started_at", "id");

-- AddForeignKey
ALTER TABLE "register_view" ADD CONSTRAINT "register_view_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_view" ADD CONSTRAINT "register_view_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_export" ADD CONSTRAINT "register_export_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "register_export" ADD CONSTRAINT "register_export_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One name for one view of an account.
CREATE UNIQUE INDEX register_view_name ON register_view (account_id, municipality_id, name) WHERE municipality_id IS NOT NULL;
CREATE UNIQUE INDEX register_view_name_region ON register_view (account_id, name) WHERE municipality_id IS NULL;
ALTER TABLE register_export ADD CONSTRAINT register_export_rows CHECK (row_count >= 0);
ALTER TABLE register_export ADD CONSTRAINT register_export_dates CHECK (finished_at >= started_at);
-- Who took what and why is told for ever: only how far it came is written afterwards.
CREATE FUNCTION register_export_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.finished_at IS NOT NULL
     OR (NEW.id, NEW.account_id, NEW.role, NEW.municipality_id, NEW.format, NEW.filter, NEW.searched, NEW.purpose, NEW.note, NEW.started_at)
        IS DISTINCT FROM (OLD.id, OLD.account_id, OLD.role, OLD.municipality_id, OLD.format, OLD.filter, OLD.searched, OLD.purpose, OLD.note, OLD.started_at)
     OR NEW.row_count < OLD.row_count THEN
    RAISE EXCEPTION 'an export stays as it was recorded' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER register_export_stays BEFORE UPDATE ON register_export FOR EACH ROW EXECUTE FUNCTION register_export_stays();
CREATE TRIGGER register_export_not_deleted BEFORE DELETE ON register_export FOR EACH ROW EXECUTE FUNCTION refuse_change();
