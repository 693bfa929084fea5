import { z } from 'zod';
import type { Actor, OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { isApplied, type CorrectionMatter } from '@/lib/domain/corrections';
import { choiceField, optionalText } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { requireIssuingRight } from '@/lib/institutions/own-right';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { seal, unsealText } from '@/lib/platform/encryption';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';
import { queueLetter } from '@/lib/platform/outbox';
import { applyCorrection } from '@/lib/record-changes/change-identity';
import { answerContext, correctionContext, correctionsOf, type CorrectionContent } from './corrections-of';

export const decideCorrectionFields = z.object({
  decision: choiceField(['accepted', 'declined'], 'Выберите решение'),
  answer: optionalText({ max: 1000 }),
});

type Decision = z.output<typeof decideCorrectionFields>;

/**
 * The operator's answer. Accepted identity data of a child come into force in the same transaction as the answer, the
 * letter and the audit; of two operators one decides. Only where the institution may receive families today.
 */
export async function decideCorrection(
  actor: Actor,
  correctionId: string,
  decision: Decision,
): Promise<void> {
  requirePermission(actor, 'correction.decide');
  if (decision.decision === 'declined' && decision.answer === null) {
    throw new Refusal('invalid', 'Напишите семье, почему отказано и что делать дальше', 'answer');
  }
  await inTransaction(async (tx) => {
    await requireIssuingRight(tx, actor);
    const correction = await loadCorrection(tx, actor, correctionId);
    if (correction.isChild) await lockRow(tx, 'child', correction.personId);
    const { count } = await tx.pendingCorrection.updateMany({
      where: { id: correctionId, status: 'waiting' },
      data: {
        status: decision.decision,
        decidedAt: now(),
        decidedById: actor.accountId,
        institutionId: actor.institutionId,
        answerSealed: decision.answer === null ? null : seal(answerContext(correctionId), decision.answer),
      },
    });
    if (count === 0) throw new Refusal('conflict', 'На эту просьбу уже ответил другой специалист.');
    if (decision.decision === 'accepted') await apply(tx, actor, correction);
    await recordAudit(tx, actor, {
      event: decision.decision === 'accepted' ? 'correction_accepted' : 'correction_declined',
      subject: ['correction', correctionId],
      ...(correction.isChild ? { childId: correction.personId } : {}),
    });
    await queueLetter(tx, correction.asker, 'correction_answered', {
      accepted: decision.decision === 'accepted',
      link: new URL('/cabinet/data', environment().APP_URL).href,
    });
  });
}

type LoadedCorrection = Awaited<ReturnType<typeof loadCorrection>>;

async function apply(tx: Transaction, actor: OperatorActor, correction: LoadedCorrection): Promise<void> {
  const { matter, personId, isChild, content } = correction;
  if (isChild && isApplied(matter)) await applyCorrection(tx, actor, personId, matter, content.right);
}

async function loadCorrection(tx: Transaction, actor: OperatorActor, id: string) {
  const row = found(
    await tx.pendingCorrection.findFirst({
      where: { AND: [{ id }, correctionsOf(actor)] },
      select: {
        personId: true,
        fields: true,
        sealed: true,
        person: { select: { child: { select: { personId: true } } } },
        askedBy: {
          select: { id: true, email: true, emailConfirmedAt: true, account: { select: { id: true } } },
        },
      },
    }),
  );
  return {
    personId: row.personId,
    isChild: row.person.child !== null,
    // Only askCorrection writes these columns.
    matter: row.fields[0] as CorrectionMatter,
    content: JSON.parse(unsealText(correctionContext(id), row.sealed)) as CorrectionContent,
    asker: {
      personId: row.askedBy.id,
      accountId: row.askedBy.account?.id ?? null,
      email: row.askedBy.emailConfirmedAt === null ? null : row.askedBy.email,
    },
  };
}
