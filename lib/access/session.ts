import { decode, encode } from 'next-auth/jwt';
import { z } from 'zod';
import { ageOn, dbDate, plainDate } from '@/lib/domain/dates';
import { passportAge } from '@/lib/domain/identity-documents';
import { fullName } from '@/lib/domain/names';
import type { Role } from '@/lib/domain/roles';
import { now, today } from '@/lib/platform/clock';
import { database, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { Actor } from './actor';
import { idleSince, longestSession, timeLeft, type SessionTime } from './session-time';

/** On HTTPS the __Host- prefix binds the cookie to this host and to the secure channel. */
export function sessionCookieName(): string {
  return environment().APP_URL.startsWith('https://') ? '__Host-portal-session' : 'portal-session';
}

/** The Set-Cookie line for a token; an empty token removes the cookie. */
export function sessionCookie(token: string): string {
  const secure = environment().APP_URL.startsWith('https://') ? '; Secure' : '';
  const age = token === '' ? 0 : longestSession / 1000;
  return `${sessionCookieName()}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${age}${secure}`;
}

/** Opens a session and returns the token for the cookie. The token holds the session's id and nothing else. */
export async function openSession(
  tx: Transaction,
  grant: { id: string; accountId: string; role: Role },
): Promise<string> {
  const session = await tx.session.create({
    data: {
      accountId: grant.accountId,
      grantId: grant.id,
      createdAt: now(),
      lastSeenAt: now(),
      expiresAt: new Date(now().getTime() + longestSession),
    },
    select: { id: true },
  });
  return encode({
    token: { sid: session.id },
    secret: environment().AUTH_SECRET,
    maxAge: longestSession / 1000,
  });
}

async function sessionIdIn(token: string): Promise<string | null> {
  const claims = await decode({ token, secret: environment().AUTH_SECRET }).catch(() => null);
  return z.uuid().safeParse(claims?.sid).data ?? null;
}

const sessionShape = {
  id: true,
  accountId: true,
  lastSeenAt: true,
  expiresAt: true,
  endedAt: true,
  account: {
    select: {
      personId: true,
      staffName: true,
      login: true,
      mustChangePassword: true,
      blockedAt: true,
      person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
    },
  },
  grant: {
    select: {
      role: true,
      endedAt: true,
      municipalityId: true,
      institution: { select: { id: true, municipalityId: true } },
    },
  },
} as const;

type SessionRow = NonNullable<Awaited<ReturnType<typeof findSession>>>;

function findSession(id: string) {
  return database().session.findUnique({ where: { id }, select: sessionShape });
}

function isLive(session: SessionRow): boolean {
  return (
    session.endedAt === null &&
    session.account.blockedAt === null &&
    session.grant.endedAt === null &&
    timeOf(session).secondsLeft > 0
  );
}

function timeOf({ grant, lastSeenAt, expiresAt }: SessionRow): SessionTime {
  return timeLeft({ role: grant.role, lastSeenAt, expiresAt }, now());
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
  const actor = await actorFrom(session);
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

async function actorFrom(session: SessionRow): Promise<Actor | null> {
  const { account, grant } = session;
  const signed = {
    accountId: session.accountId,
    sessionId: session.id,
    name: account.person ? fullName(account.person) : (account.staffName ?? account.login),
    mustChangePassword: account.mustChangePassword,
  };
  const none = { institutionId: null, municipalityId: null };
  switch (grant.role) {
    case 'parent':
    case 'child': {
      if (!account.personId) return null;
      const family = { ...signed, ...none, personId: account.personId };
      if (grant.role === 'parent') return { ...family, role: 'parent' };
      return { ...family, role: 'child', ofAge: isOfAge(account.person?.birthDate ?? null) };
    }
    case 'operator':
    case 'login_issuer': {
      if (!grant.institution) return null;
      const where = { institutionId: grant.institution.id, municipalityId: grant.institution.municipalityId };
      if (grant.role === 'login_issuer') return { ...signed, ...where, role: grant.role };
      return {
        ...signed,
        ...where,
        role: grant.role,
        ownPupilsOnly: await servesOwnPupilsOnly(where.institutionId),
      };
    }
    case 'municipal_admin':
      return grant.municipalityId
        ? { ...signed, institutionId: null, municipalityId: grant.municipalityId, role: grant.role }
        : null;
    case 'regional_admin':
      return { ...signed, ...none, role: grant.role };
  }
}

function isOfAge(birthDate: Date | null): boolean {
  return birthDate !== null && ageOn(plainDate(birthDate), today()) >= passportAge;
}

/**
 * Whom an institution serves: by the right that holds today, else by the latest that has held, else by the one that is
 * prepared. An institution whose right has ended still finds its records and is told that it may not accept today.
 */
async function servesOwnPupilsOnly(institutionId: string): Promise<boolean> {
  const rights = await database().institutionRight.findMany({
    where: { institutionId, kind: 'accepts_applications' },
    orderBy: { validFrom: 'asc' },
    select: { audience: true, validFrom: true },
  });
  const begun = rights.filter(({ validFrom }) => validFrom <= dbDate(today()));
  const right = begun.at(-1) ?? rights[0];
  return right?.audience !== 'everybody';
}

export async function endSession(tx: Transaction, sessionId: string): Promise<void> {
  await tx.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now() } });
}
