import type { RegionalActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { sendingPriority } from '@/lib/domain/letters';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { database, inTransaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';

const page = 50;

/** Letters that were given up, the newest first, after one of them; neither addresses nor what they say. */
export async function listFailedLetters(actor: RegionalActor, after: string | null) {
  requirePermission(actor, 'system.watch');
  const last = after
    ? await database().letter.findUnique({ where: { id: after }, select: { id: true, createdAt: true } })
    : null;
  const rows = await database().letter.findMany({
    where: {
      delivery: 'failed',
      ...(last
        ? { OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }] }
        : {}),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: page + 1,
    select: { id: true, kind: true, createdAt: true, attempts: true, lastError: true },
  });
  const shown = rows.slice(0, page);
  return { rows: shown, next: rows.length > page ? (shown.at(-1)?.id ?? null) : null };
}

export type FailedLetter = Awaited<ReturnType<typeof listFailedLetters>>['rows'][number];

/** «Отправить ещё раз»: the letter goes to the queue with the same Message-ID. Pressed twice it goes once. */
export async function sendLetterAgain(actor: RegionalActor, letterId: string): Promise<void> {
  requirePermission(actor, 'system.watch');
  await inTransaction(async (tx) => {
    const { kind } = found(await tx.letter.findUnique({ where: { id: letterId }, select: { kind: true } }));
    const { count } = await tx.letter.updateMany({
      where: { id: letterId, delivery: 'failed' },
      data: { delivery: 'queued', attempts: 0, lastError: null },
    });
    if (count === 0) {
      throw new Refusal(
        'conflict',
        'Это письмо уже отправлено или снова стоит в очереди. Обновите страницу.',
      );
    }
    await queueJob(tx, 'send-letter', { letterId }, { priority: sendingPriority(kind) });
    await recordAudit(tx, actor, { event: 'letter_queued_again', subject: ['letter', letterId] });
  });
}
