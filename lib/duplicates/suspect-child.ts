import { randomUUID } from 'node:crypto';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit, type AuditAuthor } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import type { ChildMatch } from './match-child';

/** «Сертификат уже есть»: refuses a certain match and a pair that was decided to be one child. */
export async function refuseSameChild(
  tx: Transaction,
  childId: string,
  matches: readonly ChildMatch[],
): Promise<void> {
  const decidedSame = await tx.duplicateSuspicion.findFirst({
    where: {
      decision: 'same_child',
      OR: matches.map((match) => pairOf(childId, match.childId)),
    },
    select: { id: true },
  });
  if (decidedSame || matches.some(({ verdict }) => verdict === 'certain')) {
    throw new Refusal(
      'conflict',
      'Сертификат уже есть: ребёнок с таким документом или СНИЛС есть в реестре. Чтобы видеть его в своём кабинете, обратитесь в учреждение с оригиналами документов.',
    );
  }
}

function pairOf(first: string, second: string): { childAId: string; childBId: string } {
  return first < second ? { childAId: first, childBId: second } : { childAId: second, childBId: first };
}

/** A possible match does not stop the number, but the activation waits for the decision about it. */
export async function recordSuspicions(
  tx: Transaction,
  author: AuditAuthor,
  childId: string,
  matches: readonly ChildMatch[],
): Promise<void> {
  for (const match of matches) {
    const id = randomUUID();
    const { count } = await tx.duplicateSuspicion.createMany({
      data: { id, ...pairOf(childId, match.childId), alike: match.alike, createdAt: now() },
      skipDuplicates: true,
    });
    if (count === 0) continue;
    await recordAudit(tx, author, {
      event: 'duplicate_suspected',
      subject: ['duplicate_suspicion', id],
      childId,
      details: { alike: match.alike },
    });
  }
}
