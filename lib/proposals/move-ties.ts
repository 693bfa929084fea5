import type { DeskActor } from '@/lib/access/municipality';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';
import { recipientOf, recipientShape } from '@/lib/record-changes/recipients';
import type { Pair } from './merge-pair';

const shape = {
  id: true,
  guardianId: true,
  ground: true,
  provenAt: true,
  provenById: true,
  guardian: { select: recipientShape },
} as const;

/**
 * The ties of the merged record end. A guardian who was seen with originals is tied to the kept record by the same proof; one
 * who only typed the child in never becomes a guardian of the other family's record by it, and is told how to ask.
 */
export async function moveTies(tx: Transaction, actor: DeskActor, { keptId, mergedId }: Pair): Promise<void> {
  const ties = await tx.guardianship.findMany({ where: { childId: mergedId, endedAt: null }, select: shape });
  const kept = await tx.guardianship.findMany({
    where: { childId: keptId, endedAt: null },
    select: { guardianId: true },
  });
  const known = new Set(kept.map(({ guardianId }) => guardianId));
  for (const tie of ties) {
    await tx.guardianship.update({
      where: { id: tie.id },
      data: { endedAt: now(), endedById: actor.accountId, endGround: 'mistake' },
    });
    if (known.has(tie.guardianId)) continue;
    if (tie.provenAt === null) await tellLeftOut(tx, tie.guardian, mergedId);
    else await tieToKept(tx, actor, keptId, tie);
  }
}

type Tie = {
  guardianId: string;
  ground: 'parent' | 'adoptive_parent' | 'guardian' | 'trustee' | 'foster_parent';
  provenAt: Date | null;
  provenById: string | null;
};

async function tieToKept(tx: Transaction, actor: DeskActor, childId: string, tie: Tie): Promise<void> {
  const { guardianId, ground, provenAt, provenById } = tie;
  const { id } = await tx.guardianship.create({
    data: { guardianId, childId, ground, createdAt: now(), provenAt, provenById },
  });
  await recordAudit(tx, actor, {
    event: 'guardian_added',
    subject: ['person', guardianId],
    childId,
    details: { tieId: id, ground: 'merged' },
  });
}

async function tellLeftOut(
  tx: Transaction,
  guardian: Parameters<typeof recipientOf>[0],
  childId: string,
): Promise<void> {
  const { givenName } = await tx.person.findUniqueOrThrow({
    where: { id: childId },
    select: { givenName: true },
  });
  await queueLetter(tx, recipientOf(guardian), 'tie_ended', {
    own: true,
    childGivenName: givenName,
    reason: 'Записи ребёнка объединены',
    link: new URL('/cabinet/children', environment().APP_URL).href,
  });
}
