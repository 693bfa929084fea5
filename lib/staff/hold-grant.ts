import type { DeskActor } from '@/lib/access/municipality';
import { found } from '@/lib/access/scope';
import { Refusal } from '@/lib/domain/refusal';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { grantsWithin } from './reach';

export const grantShape = {
  id: true,
  role: true,
  institutionId: true,
  municipalityId: true,
  endedAt: true,
  institution: { select: { shortName: true, municipalityId: true } },
  municipality: { select: { shortName: true } },
} as const;

/** The role of an account as an admin may end it; one that has ended meanwhile is refused, one out of reach is missing. */
export async function findLiveGrant(tx: Transaction, actor: DeskActor, accountId: string, grantId: string) {
  const where = { AND: [{ id: grantId, accountId }, grantsWithin(actor)] };
  const grant = found(await tx.accountGrant.findFirst({ where, select: grantShape }));
  if (grant.endedAt !== null) throw ended();
  return grant;
}

type LiveGrant = Awaited<ReturnType<typeof findLiveGrant>>;

/** Ends a role and the sessions in it at once; of two presses one has an effect. Returns how many sessions there were. */
export async function endGrant(tx: Transaction, actor: DeskActor, grantId: string): Promise<number> {
  const { count } = await tx.accountGrant.updateMany({
    where: { id: grantId, endedAt: null },
    data: { endedAt: now(), endedById: actor.accountId },
  });
  if (count === 0) throw ended();
  const sessions = await tx.session.updateMany({
    where: { grantId, endedAt: null },
    data: { endedAt: now() },
  });
  return sessions.count;
}

export function placeName({ institution, municipality }: LiveGrant): string | null {
  return institution?.shortName ?? municipality?.shortName ?? null;
}

function ended(): Refusal {
  return new Refusal('conflict', 'Эта роль уже прекращена. Вернитесь к карточке сотрудника.');
}
