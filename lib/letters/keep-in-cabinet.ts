import { letterKinds, type LetterKind } from '@/lib/domain/letters';
import type { NotificationTopic, OptionalTopic } from '@/lib/domain/notification-topics';
import type { Transaction } from '@/lib/platform/database';

/**
 * Letters of these topics that still wait for their hour are not sent any more: they stay in the cabinet. One that a worker
 * has in hand is past recalling; should it be tried again, the choice is asked anew.
 */
export async function keepInCabinet(
  tx: Transaction,
  accountId: string,
  topics: readonly OptionalTopic[],
): Promise<void> {
  const kinds = (Object.keys(letterKinds) as LetterKind[]).filter((kind) =>
    (topics as readonly NotificationTopic[]).includes(letterKinds[kind].topic),
  );
  await tx.letter.updateMany({
    where: { accountId, kind: { in: kinds }, delivery: { in: ['queued', 'digest'] }, attemptStartedAt: null },
    data: { delivery: 'cabinet_only', emailTo: null },
  });
}
