import type { Actor } from './actor';
import { actorOfSession } from './session-actor';
import { findSession } from './session-row';

/**
 * Who asked for what the worker goes on with, by the session of the press: with the rights and the place they have now.
 * That they have signed out since stops nothing; null when they are blocked or hold the role no more.
 */
export async function findActingLater(sessionId: string): Promise<Actor | null> {
  const session = await findSession(sessionId);
  return session && !session.isRevoked ? actorOfSession(session) : null;
}
