import { randomBytes } from 'node:crypto';
import { lifetimeOf } from '@/lib/access/id-cookie';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

/** The session a new key is made in; without one the challenge is for signing in. */
export type NewKey = { sessionId: string; userHandle: string; name: string };

const shape = { id: true, challenge: true, userHandle: true, name: true } as const;

/** Returns the id and what has to be signed, base64url. */
export async function makeChallenge(newKey?: NewKey): Promise<{ id: string; challenge: string }> {
  await database().passkeyChallenge.deleteMany({ where: { expiresAt: { lt: now() } } });
  return database().passkeyChallenge.create({
    data: {
      ...newKey,
      challenge: randomBytes(32).toString('base64url'),
      createdAt: now(),
      expiresAt: new Date(now().getTime() + lifetimeOf('challenge')),
    },
    select: { id: true, challenge: true },
  });
}

/** Of the session that made it, or of a sign-in where `sessionId` is null; null when there is none or its time is over. */
export function findChallenge(id: string, sessionId: string | null) {
  return database().passkeyChallenge.findFirst({
    where: { id, sessionId, expiresAt: { gt: now() } },
    select: shape,
  });
}

/** Takes the challenge out, right answer or wrong: it is answered once. Of several at once one gets it. */
export async function takeChallenge(id: string, sessionId: string | null) {
  const found = await findChallenge(id, sessionId);
  if (!found) return null;
  const { count } = await database().passkeyChallenge.deleteMany({ where: { id } });
  return count === 1 ? found : null;
}
