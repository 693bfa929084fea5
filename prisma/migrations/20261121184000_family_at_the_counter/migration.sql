-- CreateEnum
CREATE TYPE "application_channel" AS ENUM ('cabinet', 'in_person');

-- CreateEnum
CREATE TYPE "link_decline_reason" AS ENUM ('not_representative', 'no_originals', 'another_child', 'rights_ended', 'other');

-- AlterEnum
ALTER TYPE "letter_kind" ADD VALUE 'link_decided';
ALTER TYPE "letter_kind" ADD VALUE 'guardian_added';

-- AlterTable
ALTER TABLE "application" ADD COLUMN     "channel" "application_channel" NOT NULL DEFAULT 'cabinet',
ADD COLUMN     "visit_id" UUID;

-- AlterTable
ALTER TABLE "link_request" ADD COLUMN     "alike" TEXT[],
ADD COLUMN     "institution_id" UUID,
ADD COLUMN     "twin_id" UUID;
-- Nothing was ever decided before there was a page for it: a free text becomes «other».
ALTER TABLE "link_request" ALTER COLUMN "reason" TYPE "link_decline_reason"
  USING (CASE WHEN "status" = 'declined' THEN 'other'::"link_decline_reason" END);

-- CreateTable
CREATE TABLE "family_visit" (
    "id" UUID NOT NULL,
    "applicant_id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "institution_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "family_visit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "family_visit_applicant_id_idx" ON "family_visit"("applicant_id");

-- CreateIndex
CREATE INDEX "family_visit_operator_id_idx" ON "family_visit"("operator_id");

-- CreateIndex
CREATE INDEX "family_visit_institution_id_idx" ON "family_visit"("institution_id");

-- CreateIndex
CREATE INDEX "application_visit_id_idx" ON "application"("visit_id");

-- CreateIndex
CREATE INDEX "link_request_twin_id_idx" ON "link_request"("twin_id");

-- CreateIndex
CREATE INDEX "link_request_institution_id_idx" ON "link_request"("institution_id");

-- CreateIndex
CREATE INDEX "link_request_status_created_at_id_idx" ON "link_request"("status", "created_at", "id");

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_visit_id_fkey" FOREIGN KEY ("visit_id") REFERENCES "family_visit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_visit" ADD CONSTRAINT "family_visit_applicant_id_fkey" FOREIGN KEY ("applicant_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_visit" ADD CONSTRAINT "family_visit_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "family_visit" ADD CONSTRAINT "family_visit_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_request" ADD CONSTRAINT "link_request_twin_id_fkey" FOREIGN KEY ("twin_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "link_request" ADD CONSTRAINT "link_request_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was filed at a counter names its visit and waits for no letter: the operator saw the applicant.
ALTER TABLE application ADD CONSTRAINT application_in_person
  CHECK (channel <> 'in_person' OR visit_id IS NOT NULL AND status <> 'awaiting_confirmation' AND confirmed_at IS NOT NULL);
CREATE FUNCTION application_visit_is_its_applicants() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM family_visit WHERE id = NEW.visit_id AND applicant_id = NEW.applicant_id) THEN
    RAISE EXCEPTION 'an application belongs to a visit of its own applicant' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER application_visit_is_its_applicants BEFORE INSERT OR UPDATE OF visit_id, applicant_id ON application
  FOR EACH ROW WHEN (NEW.visit_id IS NOT NULL) EXECUTE FUNCTION application_visit_is_its_applicants();
CREATE TRIGGER family_visit_is_for_ever BEFORE UPDATE OR DELETE ON family_visit FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A refusal has its reason and nothing else has one; the typed record is another one than the registered.
ALTER TABLE link_request ADD CONSTRAINT link_request_reason CHECK ((status = 'declined') = (reason IS NOT NULL));
ALTER TABLE link_request ADD CONSTRAINT link_request_other_child CHECK (person_id <> child_id AND (twin_id <> child_id) IS NOT FALSE);
