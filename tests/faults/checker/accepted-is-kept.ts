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
  'parent told': 'сведения родителя о себе',
  'child told': 'сведения о ребёнке',
  application: 'заявка с этим адресом почты',
  confirmed: 'подтверждение адреса почты',
  issued: 'выданный сертификат',
  certificate: 'сертификат с этим номером',
  chosen: 'выбор учреждения',
  paper: 'скачанное заявление',
  ticked: 'отметки о документах',
  activated: 'активация этим специалистом',
} as const satisfies Record<Accepted['what'], string>;

/** What is looked for in the database, as one word. */
function keyOf(entry: Accepted): string {
  switch (entry.what) {
    case 'scan':
      return `scan ${entry.scanId}`;
    case 'document':
      return `document ${entry.childId}`;
    case 'parent told':
    case 'child told':
      return `${entry.what} ${entry.childId}`;
    case 'application':
      return `application ${entry.applicationId} ${entry.childId} ${entry.email}`;
    case 'confirmed':
      return `confirmed ${entry.applicationId} ${entry.email}`;
    case 'issued':
      return `issued ${entry.certificateId} ${entry.childId}`;
    case 'certificate':
      return `certificate ${entry.certificateId} ${entry.childId} ${entry.number}`;
    case 'chosen':
      return `chosen ${entry.certificateId} ${entry.institutionId}`;
    case 'paper':
      return `paper ${entry.certificateId}`;
    case 'ticked':
      return `ticked ${entry.certificateId}`;
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
    SELECT 'parent told ' || g.child_id FROM guardianship g JOIN person p ON p.id = g.guardian_id
    WHERE p.address_sealed IS NOT NULL AND p.phone_sealed IS NOT NULL
      AND EXISTS (SELECT FROM identity_document d WHERE d.person_id = p.id AND d.superseded_at IS NULL)
    UNION ALL
    SELECT 'child told ' || person_id FROM child
    WHERE municipality_id IS NOT NULL AND (unattached OR institution_id IS NOT NULL)
    UNION ALL
    SELECT 'application ' || id || ' ' || child_id || ' ' || email FROM application
    WHERE status IN ('awaiting_confirmation', 'confirmed', 'certificate_issued')
    UNION ALL
    SELECT 'confirmed ' || id || ' ' || email FROM application WHERE confirmed_at IS NOT NULL
    UNION ALL
    SELECT 'issued ' || id || ' ' || child_id FROM certificate
    UNION ALL
    SELECT 'certificate ' || id || ' ' || child_id || ' ' || number FROM certificate
    UNION ALL
    SELECT 'chosen ' || id || ' ' || chosen_institution_id FROM certificate WHERE chosen_institution_id IS NOT NULL
    UNION ALL
    SELECT 'paper ' || p.certificate_id FROM paper p JOIN kept_paper k ON k.paper_id = p.id
    UNION ALL
    SELECT 'ticked ' || certificate_id FROM paper_check
    UNION ALL
    SELECT 'activated ' || c.id || ' ' || a.login FROM certificate c JOIN account a ON a.id = c.activated_by_id
    WHERE c.status = 'active'`;
  return new Set(rows.map(({ key }) => key));
}
