import type { RetentionMatter } from '@/lib/domain/retention';
import { recordAudit, type AuditAuthor } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import type { Destroyed } from './steps';

/** By which rule and its term in days: in a run of the rules, or on a demand that two people confirmed. */
type Rule = { matter: RetentionMatter; days: number } & ({ runId: string } | { proposalId: string });

/** The line of the act of destruction and the entry of the audit; in the transaction that destroys. */
export async function recordDestruction(
  tx: Transaction,
  author: AuditAuthor,
  rule: Rule,
  { subject, personId, categories, count }: Destroyed,
): Promise<void> {
  const whose = personId === null ? null : await placeOf(tx, personId);
  const { matter, days } = rule;
  await tx.destructionRecord.create({
    data: {
      ...rule,
      at: now(),
      categories: [...categories],
      count,
      subjectKind: subject[0],
      subjectId: subject[1],
      personId,
      municipalityId: whose?.municipalityId ?? null,
    },
  });
  const byLaw = 'proposalId' in rule;
  await recordAudit(tx, author, {
    event: byLaw ? 'data_destroyed_by_law' : 'data_destroyed',
    subject,
    ...(whose?.isChild ? { childId: personId ?? '' } : {}),
    details: { ...(byLaw ? { proposalId: rule.proposalId } : { matter, days }), categories, count },
  });
}

/** Whose operator of personal data answers: of the child's municipality, a guardian's by the child. */
async function placeOf(tx: Transaction, personId: string) {
  const child = await tx.child.findUnique({ where: { personId }, select: { municipalityId: true } });
  if (child) return { isChild: true, municipalityId: child.municipalityId };
  const tie = await tx.guardianship.findFirst({
    where: { guardianId: personId, child: { municipalityId: { not: null } } },
    orderBy: { createdAt: 'asc' },
    select: { child: { select: { municipalityId: true } } },
  });
  return { isChild: false, municipalityId: tie?.child.municipalityId ?? null };
}
