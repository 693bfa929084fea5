-- AlterEnum
ALTER TYPE "letter_kind" ADD VALUE 'certificate_status_changed';
ALTER TYPE "letter_kind" ADD VALUE 'record_changed';
ALTER TYPE "letter_kind" ADD VALUE 'tie_ended';

-- CreateEnum
CREATE TYPE "ground_document_kind" AS ENUM ('applicant_statement', 'court_decision', 'guardianship_act', 'residence_registration', 'residence_other', 'marriage_certificate', 'divorce_certificate', 'adoption_certificate', 'name_change_certificate', 'paternity_certificate', 'new_birth_certificate', 'death_certificate', 'official_memo', 'other');

-- CreateEnum
CREATE TYPE "certificate_change_kind" AS ENUM ('moved', 'group', 'document', 'name', 'tie_ended');

-- AlterTable
ALTER TABLE "certificate_status_change" ADD COLUMN     "by_role" "role",
ADD COLUMN     "ground_document_id" UUID;

-- CreateTable
CREATE TABLE "ground_document" (
    "id" UUID NOT NULL,
    "child_id" UUID NOT NULL,
    "kind" "ground_document_kind" NOT NULL,
    "content_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ground_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_change" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "kind" "certificate_change_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_account_id" UUID NOT NULL,
    "by_role" "role" NOT NULL,
    "institution_id" UUID,
    "reason" TEXT NOT NULL,
    "ground_document_id" UUID,
    "from_municipality_id" UUID,
    "to_municipality_id" UUID,
    "from_group_id" UUID,
    "to_group_id" UUID,
    "from_document_id" UUID,
    "to_document_id" UUID,
    "guardianship_id" UUID,

    CONSTRAINT "certificate_change_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ground_document_child_id_idx" ON "ground_document"("child_id");

-- CreateIndex
CREATE INDEX "certificate_change_certificate_id_at_idx" ON "certificate_change"("certificate_id", "at");

-- AddForeignKey
ALTER TABLE "certificate_status_change" ADD CONSTRAINT "certificate_status_change_ground_document_id_fkey" FOREIGN KEY ("ground_document_id") REFERENCES "ground_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ground_document" ADD CONSTRAINT "ground_document_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_change" ADD CONSTRAINT "certificate_change_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_change" ADD CONSTRAINT "certificate_change_by_account_id_fkey" FOREIGN KEY ("by_account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_change" ADD CONSTRAINT "certificate_change_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_change" ADD CONSTRAINT "certificate_change_ground_document_id_fkey" FOREIGN KEY ("ground_document_id") REFERENCES "ground_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_change" ADD CONSTRAINT "certificate_change_from_municipality_id_fkey" FOREIGN KEY ("from_municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_change" ADD CONSTRAINT "certificate_change_to_municipality_id_fkey" FOREIGN KEY ("to_municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_change" ADD CONSTRAINT "certificate_change_from_group_id_fkey" FOREIGN KEY ("from_group_id") REFERENCES "certificate_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_change" ADD CONSTRAINT "certificate_change_to_group_id_fkey" FOREIGN KEY ("to_group_id") REFERENCES "certificate_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_change" ADD CONSTRAINT "certificate_change_from_document_id_fkey" FOREIGN KEY ("from_document_id") REFERENCES "identity_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_change" ADD CONSTRAINT "certificate_change_to_document_id_fkey" FOREIGN KEY ("to_document_id") REFERENCES "identity_document"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_change" ADD CONSTRAINT "certificate_change_guardianship_id_fkey" FOREIGN KEY ("guardianship_id") REFERENCES "guardianship"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- History is written once; what a change of each kind consists of.
CREATE TRIGGER certificate_change_is_for_ever BEFORE UPDATE OR DELETE ON certificate_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
ALTER TABLE certificate_change ADD CONSTRAINT certificate_change_parts CHECK (
  CASE kind
    WHEN 'moved' THEN num_nonnulls(from_municipality_id, to_municipality_id, from_group_id, to_group_id, ground_document_id) = 5
      AND from_municipality_id <> to_municipality_id
      AND num_nonnulls(from_document_id, to_document_id, guardianship_id) = 0
    WHEN 'group' THEN num_nonnulls(from_group_id, to_group_id) = 2 AND from_group_id <> to_group_id
      AND num_nonnulls(from_municipality_id, to_municipality_id, from_document_id, to_document_id, guardianship_id) = 0
    WHEN 'document' THEN num_nonnulls(from_document_id, to_document_id) = 2 AND from_document_id <> to_document_id
      AND num_nonnulls(from_municipality_id, to_municipality_id, from_group_id, to_group_id, guardianship_id) = 0
    WHEN 'name' THEN ground_document_id IS NOT NULL
      AND num_nonnulls(from_municipality_id, to_municipality_id, from_group_id, to_group_id, from_document_id, to_document_id, guardianship_id) = 0
    WHEN 'tie_ended' THEN guardianship_id IS NOT NULL
      AND num_nonnulls(from_municipality_id, to_municipality_id, from_group_id, to_group_id, from_document_id, to_document_id) = 0
  END);

-- A line of the history is one step of the procedure. Lines that came before this rule stay as they are.
ALTER TABLE certificate_status_change ADD CONSTRAINT certificate_status_change_step CHECK (
  (coalesce(from_status::text, 'none'), to_status::text) IN (
    ('none', 'not_activated'),
    ('not_activated', 'active'), ('not_activated', 'returned'), ('not_activated', 'terminated'), ('not_activated', 'expired'),
    ('returned', 'not_activated'), ('returned', 'terminated'), ('returned', 'expired'),
    ('active', 'suspended'), ('active', 'not_activated'), ('active', 'terminated'), ('active', 'expired'),
    ('suspended', 'active'), ('suspended', 'terminated'), ('suspended', 'expired'))) NOT VALID;

-- What has ended is not moved and does not change its group; an activation on which money has moved is not undone.
CREATE FUNCTION certificate_lawful_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.municipality_id <> OLD.municipality_id OR NEW.group_id <> OLD.group_id)
     AND OLD.status IN ('terminated', 'expired') THEN
    RAISE EXCEPTION 'a certificate that has ended stays where it was' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.municipality_id <> OLD.municipality_id AND NEW.chosen_institution_id IS NOT NULL THEN
    RAISE EXCEPTION 'an institution of the former municipality is chosen no longer' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.status = 'active' AND NEW.status = 'not_activated' AND EXISTS (
    SELECT FROM funding_movement m JOIN funding_year y ON y.id = m.funding_year_id WHERE y.certificate_id = NEW.id) THEN
    RAISE EXCEPTION 'money has moved on this activation' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER certificate_lawful_change BEFORE UPDATE OF status, municipality_id, group_id ON certificate
  FOR EACH ROW EXECUTE FUNCTION certificate_lawful_change();

-- Whose tie has ended is linked again by a new tie, never by the old one.
CREATE FUNCTION guardianship_end_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL AND (NEW.ended_at, NEW.end_ground) IS DISTINCT FROM (OLD.ended_at, OLD.end_ground) THEN
    RAISE EXCEPTION 'the end of a tie is final' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guardianship_end_is_final BEFORE UPDATE OF ended_at, end_ground ON guardianship
  FOR EACH ROW EXECUTE FUNCTION guardianship_end_is_final();
