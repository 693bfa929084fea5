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

const minute = 60_000;
const hour = 60 * minute;

/** How long a session lives without a request, and at most. */
const limits = {
  parent: { idle: 2 * hour, absolute: 12 * hour },
  child: { idle: 2 * hour, absolute: 12 * hour },
  operator: { idle: hour, absolute: 12 * hour },
  login_issuer: { idle: hour, absolute: 12 * hour },
  municipal_admin: { idle: 30 * minute, absolute: 12 * hour },
  regional_admin: { idle: 30 * minute, absolute: 12 * hour },
} as const satisfies Record<Role, { idle: number; absolute: number }>;

const longestSession = 12 * hour;

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
      expiresAt: new Date(now().getTime() + limits[grant.role].absolute),
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
  const instant = now().getTime();
  return (
    session.endedAt === null &&
    session.account.blockedAt === null &&
    session.grant.endedAt === null &&
    session.expiresAt.getTime() > instant &&
    session.lastSeenAt.getTime() + limits[session.grant.role].idle > instant
  );
}

/** Who asks, by the cookie's token; null when there is no session or it has ended. Looked up anew on every request. */
export async function findActor(token: string | undefined): Promise<Actor | null> {
  const id = token ? await sessionIdIn(token) : null;
  const session = id ? await findSession(id) : null;
  if (!session || !isLive(session)) return null;
  // Once a minute is enough to measure idleness, and reads stay reads.
  if (now().getTime() - session.lastSeenAt.getTime() > minute) {
    await database().session.updateMany({
      where: { id: session.id, endedAt: null },
      data: { lastSeenAt: now() },
    });
  }
  return actorFrom(session);
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
