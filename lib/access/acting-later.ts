import { database } from '@/lib/platform/database';
import type { Actor } from './actor';
import { actorOfSession, sessionShape } from './session-actor';

/**
 * Who asked for what the worker goes on with, by the session of the press: with the rights and the place they have now.
 * That they have signed out since stops nothing; null when they are blocked or hold the role no more.
 */
export async function findActingLater(sessionId: string): Promise<Actor | null> {
  const session = await database().session.findUnique({ where: { id: sessionId }, select: sessionShape });
  if (!session || session.account.blockedAt !== null || session.grant.endedAt !== null) return null;
  return actorOfSession(session);
}
