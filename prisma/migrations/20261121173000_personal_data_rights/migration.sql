-- CreateEnum
CREATE TYPE "retention_matter" AS ENUM ('scan_after_activation', 'scan_after_end', 'withdrawn', 'unclaimed', 'letters', 'sign_in_traces', 'register_record');

-- AlterEnum
ALTER TYPE "letter_kind" ADD VALUE 'consent_withdrawn';
ALTER TYPE "letter_kind" ADD VALUE 'correction_answered';

-- AlterTable
ALTER TABLE "pending_correction" ADD COLUMN     "answer_sealed" BYTEA,
ADD COLUMN     "asked_by_id" UUID,
ADD COLUMN     "decided_by_id" UUID,
ADD COLUMN     "institution_id" UUID;

-- Whoever has asked before there was a column for it asked about oneself.
UPDATE "pending_correction" SET "asked_by_id" = "person_id";
ALTER TABLE "pending_correction" ALTER COLUMN "asked_by_id" SET NOT NULL;

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "destroyed_at" TIMESTAMPTZ(3),
ADD COLUMN     "details_destroyed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "scan" ADD COLUMN     "destroyed_at" TIMESTAMPTZ(3),
ADD COLUMN     "destroyed_for" "retention_matter",
ADD COLUMN     "file_removed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "retention_rule" (
    "matter" "retention_matter" NOT NULL,
    "days" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3),
    "changed_by_id" UUID,

    CONSTRAINT "retention_rule_pkey" PRIMARY KEY ("matter")
);

-- CreateTable
CREATE TABLE "retention_run" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "retention_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "destruction_record" (
    "id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "matter" "retention_matter" NOT NULL,
    "days" INTEGER NOT NULL,
    "categories" TEXT[],
    "count" INTEGER NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "person_id" UUID,
    "municipality_id" UUID,

    CONSTRAINT "destruction_record_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "retention_run_started_at_idx" ON "retention_run"("started_at");

-- CreateIndex
CREATE INDEX "destruction_record_at_id_idx" ON "destruction_record"("at", "id");

-- CreateIndex
CREATE INDEX "destruction_record_run_id_idx" ON "destruction_record"("run_id");

-- CreateIndex
CREATE INDEX "pending_correction_asked_by_id_idx" ON "pending_correction"("asked_by_id");

-- AddForeignKey
ALTER TABLE "pending_correction" ADD CONSTRAINT "pending_correction_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_correction" ADD CONSTRAINT "pending_correction_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pending_correction" ADD CONSTRAINT "pending_correction_institution_id_fkey" FOREIGN KEY ("institution_id") REFERENCES "institution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retention_rule" ADD CONSTRAINT "retention_rule_changed_by_id_fkey" FOREIGN KEY ("changed_by_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "destruction_record" ADD CONSTRAINT "destruction_record_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "retention_run"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "destruction_record" ADD CONSTRAINT "destruction_record_municipality_id_fkey" FOREIGN KEY ("municipality_id") REFERENCES "municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What a regional operator usually sets; the regional admin changes it within the bounds of lib/domain/retention.
INSERT INTO retention_rule (matter, days) VALUES
  ('scan_after_activation', 30),
  ('scan_after_end', 10),
  ('withdrawn', 10),
  ('unclaimed', 365),
  ('letters', 1095),
  ('sign_in_traces', 365),
  ('register_record', 1095);
-- After a withdrawal the law leaves 30 days (152-ФЗ, art. 21, part 5): no setting may be longer, whoever writes it.
ALTER TABLE retention_rule ADD CONSTRAINT retention_rule_bounds CHECK (CASE matter
  WHEN 'scan_after_activation' THEN days BETWEEN 1 AND 180
  WHEN 'scan_after_end' THEN days BETWEEN 1 AND 30
  WHEN 'withdrawn' THEN days BETWEEN 1 AND 30
  WHEN 'unclaimed' THEN days BETWEEN 30 AND 1095
  WHEN 'letters' THEN days BETWEEN 90 AND 1825
  WHEN 'sign_in_traces' THEN days BETWEEN 30 AND 1095
  WHEN 'register_record' THEN days BETWEEN 365 AND 3650
END);
CREATE TRIGGER retention_rule_is_kept BEFORE DELETE ON retention_rule FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- What is left of a scan says when and why it went, and no longer what the file was called.
ALTER TABLE scan ADD CONSTRAINT scan_destruction CHECK (
  (destroyed_at IS NULL) = (destroyed_for IS NULL)
  AND (destroyed_at IS NULL OR (file_name = '' AND file_name_sealed IS NULL))
  AND (file_removed_at IS NULL OR destroyed_at IS NOT NULL));
CREATE INDEX scan_file_to_remove ON scan (destroyed_at) WHERE destroyed_at IS NOT NULL AND file_removed_at IS NULL;
ALTER TABLE person ADD CONSTRAINT person_destruction CHECK (
  destroyed_at IS NULL
  OR (snils_sealed IS NULL AND address_sealed IS NULL AND phone_sealed IS NULL AND email IS NULL AND details_destroyed_at IS NOT NULL));

-- One open request of one asker about one person: of what another guardian asks nobody learns.
DROP INDEX pending_correction_waiting;
CREATE UNIQUE INDEX pending_correction_waiting ON pending_correction (asked_by_id, person_id) WHERE status = 'waiting';
ALTER TABLE pending_correction ADD CONSTRAINT pending_correction_answer CHECK (
  (decided_at IS NULL) = (decided_by_id IS NULL) AND (status <> 'declined' OR answer_sealed IS NOT NULL)
  AND (decided_at IS NOT NULL OR answer_sealed IS NULL));

-- The record of what was destroyed only grows: it stands in the place of the data.
ALTER TABLE destruction_record ADD CONSTRAINT destruction_record_counts CHECK (count > 0 AND cardinality(categories) > 0);
CREATE TRIGGER destruction_record_append_only BEFORE UPDATE OR DELETE ON destruction_record FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER destruction_record_not_truncated BEFORE TRUNCATE ON destruction_record FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
REVOKE UPDATE, DELETE, TRUNCATE ON destruction_record FROM PUBLIC;

-- Withdrawing takes no letter any more where there is a cabinet.
INSERT INTO public_question (id, slug, version, topic, sort_order, question, answer, effective_from)
SELECT gen_random_uuid(), slug, 2, topic, sort_order, question,
  'В личном кабинете: «Мои данные», «Отозвать согласие». Сначала портал покажет, что перестанет действовать. Если кабинета нет, напишите заявление оператору персональных данных Вашего муниципалитета: лично, почтой или через [учреждение](/institutions). Названия и адреса операторов — на странице [«Персональные данные»](/privacy). После отзыва сертификат прекращается.',
  effective_from
FROM public_question WHERE slug = 'withdraw-consent' AND municipality_id IS NULL AND version = 1
ON CONFLICT DO NOTHING;
