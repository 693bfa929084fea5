import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, found } from '@/lib/access/scope';
import { formatMinute } from '@/lib/domain/dates';
import { choiceField, textField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { suspicionDecisions, type SuspicionDecision } from '@/lib/domain/suspicions';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';

export const decideDuplicateFields = z.object({
  decision: choiceField(
    Object.keys(suspicionDecisions) as SuspicionDecision[],
    'Выберите, разные это дети или один ребёнок',
  ),
  comment: textField({
    label: { title: 'Комментарий', accusative: 'комментарий: что Вы сравнили' },
    max: 1000,
  }),
});

type DecisionInput = z.output<typeof decideDuplicateFields>;

/**
 * «Записать решение» about two records that may be one child. An operator decides only where both children are theirs
 * to see, the regional admin everywhere. A decision is made once: who comes second is told of the first.
 */
export async function decideDuplicate(
  actor: Actor,
  suspicionId: string,
  input: DecisionInput,
): Promise<void> {
  requirePermission(actor, 'duplicate.decide');
  await inTransaction(async (tx) => {
    const suspicion = found(
      await tx.duplicateSuspicion.findFirst({
        where: { id: suspicionId, childA: childrenOf(actor), childB: childrenOf(actor) },
        select: { childAId: true, childBId: true },
      }),
    );
    const { count } = await tx.duplicateSuspicion.updateMany({
      where: { id: suspicionId, decision: null },
      data: { ...input, decidedAt: now(), decidedById: actor.accountId },
    });
    if (count === 0) return refuseUnlessOwn(tx, actor, suspicionId, input);
    for (const childId of [suspicion.childAId, suspicion.childBId]) {
      await recordAudit(tx, actor, {
        event: 'duplicate_decided',
        subject: ['duplicate_suspicion', suspicionId],
        childId,
        details: { decision: input.decision },
      });
    }
  });
}

/** The same decision sent twice by the same person is a second click, nothing else. */
async function refuseUnlessOwn(
  tx: Transaction,
  actor: Actor,
  suspicionId: string,
  { decision }: DecisionInput,
): Promise<void> {
  const made = await tx.duplicateSuspicion.findUniqueOrThrow({
    where: { id: suspicionId },
    select: {
      decision: true,
      decidedAt: true,
      decidedById: true,
      decidedBy: { select: { staffName: true } },
    },
  });
  if (made.decidedById === actor.accountId && made.decision === decision) return;
  const title = made.decision ? suspicionDecisions[made.decision].title : '';
  const when = made.decidedAt ? formatMinute(made.decidedAt, environment().TIME_ZONE) : '';
  const who = made.decidedBy?.staffName ?? 'другой специалист';
  throw new Refusal('conflict', `Решение уже записано: «${title}», ${when}, ${who}.`);
}
