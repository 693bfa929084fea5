import type { OperatorActor, RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { alikeWords } from '@/lib/domain/suspicions';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { compareOpenly } from './compare-openly';
import { compareFeatures, comparedShape } from './compared-child';

/**
 * The oldest undecided suspicion about a child of the operator's scope, or null. The other child is set beside it only
 * if it is in the scope, too; of any other only what is alike is told.
 */
export async function findOpenSuspicion(actor: OperatorActor, childId: string) {
  requirePermission(actor, 'duplicate.decide');
  return inTransaction(async (tx) => {
    const open = await tx.duplicateSuspicion.findMany({
      where: { decision: null, OR: [{ childAId: childId }, { childBId: childId }] },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
      select: { id: true, childAId: true, childBId: true, alike: true },
    });
    const [suspicion] = open;
    if (!suspicion) return null;
    const otherId = suspicion.childAId === childId ? suspicion.childBId : suspicion.childAId;
    const children = await tx.child.findMany({
      where: { AND: [{ personId: { in: [childId, otherId] } }, childrenOf(actor)] },
      select: comparedShape,
    });
    const here = children.find(({ personId }) => personId === childId);
    const other = children.find(({ personId }) => personId === otherId);
    if (here && other) {
      await recordAudit(tx, actor, {
        event: 'certificate_viewed',
        subject: ['duplicate_suspicion', suspicion.id],
        childId: otherId,
      });
    }
    return {
      id: suspicion.id,
      alike: alikeWords(suspicion.alike),
      comparison: here && other ? compareOpenly(here, other) : null,
      otherCertificateId: here ? (other?.certificates[0]?.id ?? null) : null,
      more: open.length - 1,
    };
  });
}

export type OpenSuspicion = NonNullable<Awaited<ReturnType<typeof findOpenSuspicion>>>;

/** One suspicion with both sides for the regional admin; both looks are recorded. */
export async function openSuspicion(actor: RegionalActor, suspicionId: string) {
  requirePermission(actor, 'duplicate.decide');
  return inTransaction(async (tx) => {
    const suspicion = found(
      await tx.duplicateSuspicion.findUnique({
        where: { id: suspicionId },
        select: {
          id: true,
          alike: true,
          createdAt: true,
          decision: true,
          decidedAt: true,
          comment: true,
          decidedBy: { select: { staffName: true } },
          childA: { select: comparedShape },
          childB: { select: comparedShape },
          merge: { select: { id: true } },
        },
      }),
    );
    for (const { personId } of [suspicion.childA, suspicion.childB]) {
      await recordAudit(tx, actor, {
        event: 'certificate_viewed',
        subject: ['duplicate_suspicion', suspicionId],
        childId: personId,
      });
    }
    return {
      id: suspicion.id,
      alike: alikeWords(suspicion.alike),
      createdAt: suspicion.createdAt,
      childIds: { first: suspicion.childA.personId, second: suspicion.childB.personId },
      mergeId: suspicion.merge?.id ?? null,
      comparison: compareFeatures(suspicion.childA, suspicion.childB),
      decided:
        suspicion.decision && suspicion.decidedAt
          ? {
              decision: suspicion.decision,
              at: suspicion.decidedAt,
              by: suspicion.decidedBy?.staffName ?? '',
              comment: suspicion.comment,
            }
          : null,
    };
  });
}
