import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Actor } from './actor';
import { timeLeft } from './session-time';

export type ListedSession = {
  id: string;
  signedInAt: Date;
  lastSeenAt: Date;
  /** «Firefox, Windows»; null when the browser did not say. */
  device: string | null;
  /** The one that asks. */
  current: boolean;
};

/** The live sessions of one's own account, this one first, then by last use. */
export async function listSessions(actor: Actor): Promise<ListedSession[]> {
  const instant = now();
  const rows = await database().session.findMany({
    where: {
      accountId: actor.accountId,
      endedAt: null,
      expiresAt: { gt: instant },
      grant: { endedAt: null },
    },
    orderBy: { lastSeenAt: 'desc' },
    select: {
      id: true,
      createdAt: true,
      lastSeenAt: true,
      expiresAt: true,
      device: true,
      grant: { select: { role: true } },
    },
  });
  return rows
    .filter(({ grant, ...session }) => timeLeft({ role: grant.role, ...session }, instant).secondsLeft > 0)
    .map(({ id, createdAt, lastSeenAt, device }) => ({
      id,
      signedInAt: createdAt,
      lastSeenAt,
      device,
      current: id === actor.sessionId,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}
