import { database } from '@/lib/platform/database';

const tables = {
  person: 't.id = any($1::uuid[])',
  child: 't.person_id = any($1::uuid[])',
  guardianship: 't.child_id = any($1::uuid[])',
  identity_document: 't.person_id = any($1::uuid[])',
  application: 't.child_id = any($1::uuid[])',
  email_confirmation: 't.application_id in (select id from application where child_id = any($1::uuid[]))',
  certificate: 't.child_id = any($1::uuid[])',
  certificate_status_change:
    't.certificate_id in (select id from certificate where child_id = any($1::uuid[]))',
  paper: 't.certificate_id in (select id from certificate where child_id = any($1::uuid[]))',
  paper_check: 't.certificate_id in (select id from certificate where child_id = any($1::uuid[]))',
  consent: 't.child_id = any($1::uuid[])',
  duplicate_suspicion: 't.child_a_id = any($1::uuid[]) or t.child_b_id = any($1::uuid[])',
  scan: 't.document_id in (select id from identity_document where person_id = any($1::uuid[]))',
  scan_page:
    't.scan_id in (select s.id from scan s join identity_document d on d.id = s.document_id where d.person_id = any($1::uuid[]))',
  booking: 't.certificate_id in (select id from certificate where child_id = any($1::uuid[]))',
  letter: 't.person_id = any($1::uuid[])',
  family_question: 't.asked_by_id = any($1::uuid[])',
  audit_entry: 't.child_id = any($1::uuid[])',
} as const satisfies Record<string, string>;

/** Everything the database holds about these people, as text: two snapshots are equal when nothing has changed. */
export async function snapshotOf(personIds: readonly string[]): Promise<Record<string, string>> {
  const rows = await Promise.all(
    Object.entries(tables).map(async ([table, condition]) => {
      const sql = `select coalesce(string_agg(to_jsonb(t)::text, E'\\n' order by to_jsonb(t)::text), '') as rows from ${table} t where ${condition}`;
      const [row] = await database().$queryRawUnsafe<{ rows: string }[]>(sql, personIds);
      return [table, row?.rows ?? ''];
    }),
  );
  return Object.fromEntries(rows) as Record<string, string>;
}
