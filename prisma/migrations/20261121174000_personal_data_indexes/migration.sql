-- CreateIndex
CREATE INDEX "consent_giver_id_idx" ON "consent"("giver_id");

-- CreateIndex
CREATE INDEX "letter_person_id_idx" ON "letter"("person_id");

-- CreateIndex
CREATE INDEX "link_request_person_id_idx" ON "link_request"("person_id");

-- AlterTable
ALTER TABLE "retention_run" ADD COLUMN     "failed" INTEGER NOT NULL DEFAULT 0;

-- The law leaves 30 days (152-ФЗ, art. 21, parts 4 and 5), and the job runs once a day: a term of 29 is the longest that keeps it.
ALTER TABLE retention_rule DROP CONSTRAINT retention_rule_bounds;
UPDATE retention_rule SET days = 29 WHERE matter IN ('scan_after_end', 'withdrawn') AND days > 29;
ALTER TABLE retention_rule ADD CONSTRAINT retention_rule_bounds CHECK (CASE matter
  WHEN 'scan_after_activation' THEN days BETWEEN 1 AND 180
  WHEN 'scan_after_end' THEN days BETWEEN 1 AND 29
  WHEN 'withdrawn' THEN days BETWEEN 1 AND 29
  WHEN 'unclaimed' THEN days BETWEEN 30 AND 1095
  WHEN 'letters' THEN days BETWEEN 90 AND 1825
  WHEN 'sign_in_traces' THEN days BETWEEN 30 AND 1095
  WHEN 'register_record' THEN days BETWEEN 365 AND 3650
END);
