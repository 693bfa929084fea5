import type { Client } from 'pg';
import { sendingPriority } from '@/lib/domain/letters';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';

/** What stands in a held letter in the place of a reason; the health page has words for it. */
const held = 'restored';

const batch = 200;

/**
 * Letters that waited when the backup was made have most likely gone since: none is sent a second time by itself. They stay
 * in the cabinets, and the admin of the region sees them among those that did not go. Returns how many there are.
 */
export async function holdLetters(client: Client): Promise<number> {
  const { rowCount } = await client.query(
    `update letter set delivery = 'failed', last_error = $1, attempt_started_at = null where delivery in ('queued', 'digest')`,
    [held],
  );
  return rowCount ?? 0;
}

/** On the word of the operator the held letters go after all, those whose time is over excepted. Says how many. */
export async function sendHeldLetters(): Promise<number> {
  let sent = 0;
  for (;;) {
    const some = await inTransaction(async (tx) => {
      const letters = await tx.letter.findMany({
        where: {
          delivery: 'failed',
          lastError: held,
          OR: [{ sendUntil: null }, { sendUntil: { gt: now() } }],
        },
        take: batch,
        select: { id: true, kind: true },
      });
      for (const { id, kind } of letters) {
        await queueJob(tx, 'send-letter', { letterId: id }, { priority: sendingPriority(kind) });
      }
      await tx.letter.updateMany({
        where: { id: { in: letters.map(({ id }) => id) } },
        data: { delivery: 'queued', attempts: 0, lastError: null },
      });
      return letters.length;
    });
    sent += some;
    if (some < batch) return sent;
  }
}
