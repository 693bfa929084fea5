import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import type { Role } from '@/lib/domain/roles';
import { now } from '@/lib/platform/clock';
import { cookieLine, cookieName } from '@/lib/platform/cookies';
import { database, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { Actor } from './actor';
import { actorOfSession } from './session-actor';
import { findSession, type SessionRow } from './session-row';
import { knownSession, rememberSession } from './known-tokens';
import { absoluteLimits, idleSince, longestSession, timeLeft, type SessionTime } from './session-time';

export function sessionCookieName(): string {
  return cookieName('session');
}

/** The Set-Cookie line for a token; an empty token removes the cookie. */
export function sessionCookie(token: string): string {
  return cookieLine('session', token, longestSession / 1000);
}

type OpenedGrant = { id: string; accountId: string; role: Role };

type SessionOptions = {
  /** Browser and system in words, for the list of sessions. */
  device?: string | null;
  /** A session that goes on under a new id ends no later than the one it replaces. */
  noLongerThan?: Date;
  /** The login slip that opens it: the session then leads to choosing a password and nowhere else. */
  slipId?: string | null;
};

/** Opens a session and returns the token for the cookie. The token holds the session's id and nothing else. */
export async function openSession(
  tx: Transaction,
  grant: OpenedGrant,
  { device = null, noLongerThan, slipId = null }: SessionOptions = {},
): Promise<string> {
  const last = now().getTime() + absoluteLimits[grant.role];
  const session = await tx.session.create({
    data: {
      accountId: grant.accountId,
      grantId: grant.id,
      createdAt: now(),
      lastSeenAt: now(),
      expiresAt: new Date(Math.min(last, noLongerThan?.getTime() ?? last)),
      device,
      slipId,
    },
    select: { id: true },
  });
  return encode({
    token: { sid: session.id },
    secret: environment().AUTH_SECRET,
    maxAge: longestSession / 1000,
  });
}

/**
 * Ends every session of the account, this one too, and goes on under a new id: after a new password neither a copied
 * cookie nor another device opens anything. Returns the token of the new session.
 */
export async function renewSession(tx: Transaction, actor: Actor): Promise<string> {
  const { device, grantId } = await tx.session.findUniqueOrThrow({
    where: { id: actor.sessionId },
    select: { device: true, grantId: true },
  });
  await endEverySession(tx, actor.accountId);
  return openSession(tx, { id: grantId, accountId: actor.accountId, role: actor.role }, { device });
}

async function sessionIdIn(token: string): Promise<string | null> {
  const known = knownSession(token);
  if (known !== null) return known;
  const claims = await decode({ token, secret: environment().AUTH_SECRET }).catch(() => null);
  const id = z.uuid().safeParse(claims?.sid).data ?? null;
  if (id !== null) rememberSession(token, id);
  return id;
}

function isLive(session: SessionRow): boolean {
  return session.endedAt === null && !session.isRevoked && timeOf(session).secondsLeft > 0;
}

function timeOf(session: SessionRow): SessionTime {
  return timeLeft(session, now());
}

/** The session a token names, as long as it lives. */
async function findLiveSession(token: string | undefined): Promise<SessionRow | null> {
  const id = token ? await sessionIdIn(token) : null;
  const session = id ? await findSession(id) : null;
  return session && isLive(session) ? session : null;
}

/**
 * Who asks, by the cookie's token, and what is left of their session; null when there is none or it has ended. Looked up
 * anew on every request, and counts as use of the session.
 */
export async function findSignedIn(
  token: string | undefined,
): Promise<{ actor: Actor; time: SessionTime } | null> {
  const found = await findLiveSession(token);
  if (!found) return null;
  const session = await touched(found);
  const actor = await actorOfSession(session);
  return actor && { actor, time: timeOf(session) };
}

/** Once a minute is enough to measure idleness, and reads stay reads. */
async function touched(session: SessionRow): Promise<SessionRow> {
  const lastSeenAt = now();
  if (!idleSince(session.lastSeenAt, lastSeenAt)) return session;
  await database().session.updateMany({ where: { id: session.id, endedAt: null }, data: { lastSeenAt } });
  return { ...session, lastSeenAt };
}

/** Who asks, by the cookie's token; null when there is no session or it has ended. */
export async function findActor(token: string | undefined): Promise<Actor | null> {
  return (await findSignedIn(token))?.actor ?? null;
}

/** Who looks on, by the cookie's token: a page that asks by itself whether anything has happened is no use of the session. */
export async function findWatcher(token: string | undefined): Promise<Actor | null> {
  const session = await findLiveSession(token);
  return session && actorOfSession(session);
}

/** What is left of the session, for a page that merely stands open: looking at the clock is no use of the session. */
export async function findSessionTime(token: string | undefined): Promise<SessionTime> {
  const session = await findLiveSession(token);
  return session ? timeOf(session) : { secondsLeft: 0, extendable: false };
}

/** The account a token belongs to, even if its session has ended: only to keep what that person had typed. */
export async function findLastAccount(token: string | undefined): Promise<string | null> {
  const id = token ? await sessionIdIn(token) : null;
  return (id ? await findSession(id) : null)?.accountId ?? null;
}

export async function endSession(tx: Transaction, sessionId: string): Promise<void> {
  await tx.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now() } });
}

/** Ends all sessions of an account and returns how many there were. */
export async function endEverySession(tx: Transaction, accountId: string): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { accountId, endedAt: null, expiresAt: { gt: now() } },
    data: { endedAt: now() },
  });
  return count;
}
