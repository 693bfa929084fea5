import type { DeskActor } from '@/lib/access/municipality';
import { answerContext } from '@/lib/families/corrections-of';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { seal } from '@/lib/platform/encryption';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { recipientOf, recipientShape } from '@/lib/record-changes/recipients';
import type { Pair } from './merge-pair';

/** What families wait for at the merged record: nobody would come upon it there any more. */
export async function moveRequests(tx: Transaction, actor: DeskActor, pair: Pair): Promise<void> {
  await moveLinkRequests(tx, pair);
  await answerCorrections(tx, actor, pair);
}

/** Who asks to be tied to the merged record asks for the kept one, unless they are tied to it or ask for it already. */
async function moveLinkRequests(tx: Transaction, { keptId, mergedId }: Pair): Promise<void> {
  const tied = await tx.guardianship.findMany({
    where: { childId: keptId, endedAt: null },
    select: { guardianId: true },
  });
  const asking = await tx.linkRequest.findMany({
    where: { childId: keptId, status: 'waiting' },
    select: { personId: true },
  });
  const known = [...tied.map(({ guardianId }) => guardianId), ...asking.map(({ personId }) => personId)];
  await tx.linkRequest.updateMany({
    where: { childId: mergedId, status: 'waiting', personId: { notIn: known } },
    data: { childId: keptId },
  });
}

const answer =
  'Записи ребёнка объединены, действует другая. Если ошибка есть и в ней, сообщите о ней ещё раз.';

/** A right value would be written where nobody looks any more. */
async function answerCorrections(tx: Transaction, actor: DeskActor, { mergedId }: Pair): Promise<void> {
  const waiting = await tx.pendingCorrection.findMany({
    where: { personId: mergedId, status: 'waiting' },
    select: { id: true, askedBy: { select: recipientShape } },
  });
  for (const { id, askedBy } of waiting) {
    await tx.pendingCorrection.update({
      where: { id },
      data: {
        status: 'declined',
        decidedAt: now(),
        decidedById: actor.accountId,
        answerSealed: seal(answerContext(id), answer),
      },
    });
    await recordAudit(tx, actor, {
      event: 'correction_declined',
      subject: ['correction', id],
      childId: mergedId,
    });
    await queueLetter(tx, recipientOf(askedBy), 'correction_answered', {
      accepted: false,
      link: new URL('/cabinet/data', environment().APP_URL).href,
    });
  }
}
