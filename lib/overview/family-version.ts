import type { FamilyActor } from '@/lib/access/actor';
import { database } from '@/lib/platform/database';

/**
 * A short word that changes as soon as something happens that a family may be waiting for: with an application, a certificate,
 * a scan, a question, a request to be linked, a letter. It tells nothing by itself. One query by indexes, however many pages ask.
 */
export async function familyVersion({ personId, accountId }: FamilyActor): Promise<string> {
  const [row] = await database().$queryRaw<{ version: string }[]>`
    WITH people AS (
      SELECT ${personId}::uuid AS id
      UNION SELECT child_id FROM guardianship WHERE guardian_id = ${personId}::uuid AND ended_at IS NULL)
    SELECT md5(coalesce(string_agg(known.line, ' ' ORDER BY known.line), '')) AS version FROM (
      SELECT concat(a.id, a.status) AS line FROM application a JOIN people ON people.id = a.child_id
      UNION ALL SELECT concat(c.id, c.status) FROM certificate c JOIN people ON people.id = c.child_id
      UNION ALL SELECT concat(s.id, s.status) FROM scan s
        JOIN identity_document d ON d.id = s.document_id JOIN people ON people.id = d.person_id
      UNION ALL SELECT concat(q.id, q.version) FROM family_question q WHERE q.asked_by_id = ${personId}::uuid
      UNION ALL SELECT concat(r.id, r.status) FROM link_request r WHERE r.person_id = ${personId}::uuid
      UNION ALL SELECT l.id::text FROM letter l
        WHERE l.person_id = ${personId}::uuid AND l.kind = 'confirm_email' AND l.delivery = 'failed'
      UNION ALL SELECT concat('unread', count(*)) FROM letter l
        WHERE l.account_id = ${accountId}::uuid AND l.read_at IS NULL AND l.archived_at IS NULL) known`;
  return row?.version ?? '';
}
