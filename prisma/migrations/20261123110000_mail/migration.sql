-- AlterTable
ALTER TABLE "letter" ADD COLUMN     "child_id" UUID;

-- CreateIndex
CREATE INDEX "letter_child_id_idx" ON "letter"("child_id");

-- AddForeignKey
ALTER TABLE "letter" ADD CONSTRAINT "letter_child_id_fkey" FOREIGN KEY ("child_id") REFERENCES "child"("person_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Letters of before that name a child: to the child itself; to somebody who has only ever been tied to one; or written in the
-- very moment in which the audit tells of one child of the reader. The others stay out of «Почта», where none has been shown yet.
WITH naming AS (
  SELECT id, person_id, created_at FROM letter
  WHERE kind IN (
    'certificate_received', 'papers_reminder', 'certificate_activated', 'consent_withdrawn', 'scan_unreadable',
    'certificate_status_changed', 'record_changed', 'certificate_returned', 'return_lifted', 'data_corrected',
    'guardian_added', 'visit_booked', 'visit_moved', 'visit_cancelled', 'visit_tomorrow')
), tied AS (
  SELECT DISTINCT n.id, g.child_id, EXISTS (
    SELECT FROM audit_entry e
    WHERE e.child_id = g.child_id
      AND e.at BETWEEN n.created_at - interval '2 seconds' AND n.created_at + interval '2 seconds'
  ) AS told
  FROM naming n JOIN guardianship g ON g.guardian_id = n.person_id
), about AS (
  SELECT n.id, c.person_id AS child_id FROM naming n JOIN child c ON c.person_id = n.person_id
  UNION
  SELECT id, (array_agg(child_id))[1] FROM tied GROUP BY id HAVING count(*) = 1
  UNION
  SELECT id, (array_agg(child_id))[1] FROM tied WHERE told GROUP BY id HAVING count(*) = 1
)
UPDATE letter SET child_id = about.child_id FROM about WHERE about.id = letter.id;

-- The number beside «Почта» stands on every page: it is counted from this alone, with the child each letter hangs on.
DROP INDEX letter_unread;
CREATE INDEX letter_unread ON letter (account_id, child_id, kind) WHERE read_at IS NULL AND archived_at IS NULL;
