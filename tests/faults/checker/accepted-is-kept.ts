import { database } from '@/lib/platform/database';
import type { Accepted } from '@/tests/load/journal';
import type { Rule } from './rule';

/** Everything that was answered «принято» is there. */
export const acceptedIsKept: Rule = async ({ journal }) => {
  const kept = await keptThings();
  return journal
    .filter((entry) => !kept.has(keyOf(entry)))
    .map((entry) => `Принято, но в базе этого нет: ${words[entry.what]}, ребёнок ${entry.childId}.`);
};

const words = {
  scan: 'снимок документа',
  document: 'документ ребёнка со снимком',
  application: 'заявка с этим адресом почты',
  confirmed: 'подтверждение адреса почты',
  certificate: 'сертификат с этим номером',
  chosen: 'выбор учреждения',
  paper: 'скачанное заявление',
  activated: 'активация этим специалистом',
} as const satisfies Record<Accepted['what'], string>;

/** What is looked for in the database, as one word. */
function keyOf(entry: Accepted): string {
  switch (entry.what) {
    case 'scan':
      return `scan ${entry.scanId}`;
    case 'document':
      return `document ${entry.childId}`;
    case 'application':
      return `application ${entry.applicationId} ${entry.childId} ${entry.email}`;
    case 'confirmed':
      return `confirmed ${entry.applicationId} ${entry.email}`;
    case 'certificate':
      return `certificate ${entry.certificateId} ${entry.childId} ${entry.number}`;
    case 'chosen':
      return `chosen ${entry.certificateId} ${entry.institutionId}`;
    case 'paper':
      return `paper ${entry.certificateId}`;
    case 'activated':
      return `activated ${entry.certificateId} ${entry.operator}`;
  }
}

/** The same words of everything that stands in the database. */
async function keptThings(): Promise<ReadonlySet<string>> {
  const rows = await database().$queryRaw<{ key: string }[]>`
    -- A good photo stays one: it waits, or is shown.
    SELECT 'scan ' || id AS key FROM scan WHERE status IN ('received', 'ready') AND destroyed_at IS NULL
    UNION ALL
    SELECT 'document ' || d.person_id FROM identity_document d
    WHERE d.superseded_at IS NULL AND EXISTS (SELECT FROM scan s WHERE s.document_id = d.id)
    UNION ALL
    SELECT 'application ' || id || ' ' || child_id || ' ' || email FROM application
    WHERE status IN ('awaiting_confirmation', 'confirmed', 'certificate_issued')
    UNION ALL
    SELECT 'confirmed ' || id || ' ' || email FROM application WHERE confirmed_at IS NOT NULL
    UNION ALL
    SELECT 'certificate ' || id || ' ' || child_id || ' ' || number FROM certificate
    UNION ALL
    SELECT 'chosen ' || id || ' ' || chosen_institution_id FROM certificate WHERE chosen_institution_id IS NOT NULL
    UNION ALL
    SELECT 'paper ' || p.certificate_id FROM paper p JOIN kept_paper k ON k.paper_id = p.id
    UNION ALL
    SELECT 'activated ' || c.id || ' ' || a.login FROM certificate c JOIN account a ON a.id = c.activated_by_id
    WHERE c.status = 'active'`;
  return new Set(rows.map(({ key }) => key));
}
