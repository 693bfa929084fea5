-- AlterTable
ALTER TABLE "letter" ADD COLUMN     "child_id" UUID;

-- CreateIndex
CREATE INDEX "letter_child_id_idx" ON "letter"("child_id");

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Letters of before: to the child, or to somebody who has only ever been tied to one. The others that name a child stay out of
-- «Почта», where no letter has been shown yet.
UPDATE letter SET child_id = person_id
WHERE kind NOT IN ('password_changed', 'email_changed', 'second_step_changed', 'passkey_changed', 'provider_linked')
  AND EXISTS (SELECT FROM child WHERE child.person_id = letter.person_id);

UPDATE letter SET child_id = tied.child_id
FROM (
  SELECT guardian_id, (array_agg(child_id))[1] AS child_id FROM guardianship
  GROUP BY guardian_id HAVING count(DISTINCT child_id) = 1
) tied
WHERE tied.guardian_id = letter.person_id AND letter.child_id IS NULL
  AND letter.kind IN (
    'certificate_received', 'papers_reminder', 'certificate_activated', 'consent_withdrawn', 'scan_unreadable',
    'certificate_status_changed', 'record_changed', 'certificate_returned', 'return_lifted', 'data_corrected',
    'guardian_added', 'visit_booked', 'visit_moved', 'visit_cancelled', 'visit_tomorrow');

-- The number beside «Почта» stands on every page: it is counted from this alone, with the child each letter hangs on.
DROP INDEX letter_unread;
CREATE INDEX letter_unread ON letter (account_id, child_id, kind) WHERE read_at IS NULL AND archived_at IS NULL;
