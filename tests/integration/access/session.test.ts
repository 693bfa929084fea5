import { encode } from 'next-auth/jwt';
import { beforeAll, describe, expect, test } from 'vitest';
import { findActor, openSession, sessionCookie } from '@/lib/access/session';
import type { Role } from '@/lib/domain/roles';
import { now, setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import {
  givenChild,
  givenChildAccount,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';

const minute = 60_000;

let municipalityId: string;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
});

function passes(minutes: number): void {
  const instant = new Date(now().getTime() + minutes * minute);
  setClock(() => instant);
}

async function accountOf(role: Role): Promise<{ accountId: string; grantId: string }> {
  if (role === 'parent') return givenParent();
  if (role === 'child') {
    const { childId } = await givenChild({ municipalityId, age: 15 });
    return givenChildAccount(childId);
  }
  return givenStaff({ role, municipalityId });
}

async function signedIn(role: Role) {
  const { accountId, grantId } = await accountOf(role);
  const token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role }));
  return { token, accountId, grantId };
}

const idleMinutes = {
  parent: 120,
  child: 120,
  operator: 60,
  login_issuer: 60,
  municipal_admin: 30,
  regional_admin: 30,
} as const satisfies Record<Role, number>;

const absoluteHours = {
  parent: 12,
  child: 12,
  operator: 12,
  login_issuer: 12,
  municipal_admin: 10,
  regional_admin: 10,
} as const satisfies Record<Role, number>;

const everyRole = Object.entries(idleMinutes) as [Role, number][];

describe('a session left alone', () => {
  test.each(everyRole)('of a %s ends after %i minutes', async (role, minutes) => {
    setClock(() => new Date('2026-03-02T03:00:00Z'));
    const { token } = await signedIn(role);
    passes(minutes - 1);
    expect(await findActor(token)).toMatchObject({ role });
    // The look above counted as use, so the pause begins anew.
    passes(minutes - 1);
    expect(await findActor(token)).toMatchObject({ role });
    passes(minutes);
    expect(await findActor(token)).toBeNull();
  });

  test.each(everyRole)('of a %s ends at its limit however busy', async (role, idle) => {
    setClock(() => new Date('2026-03-02T03:00:00Z'));
    const { token } = await signedIn(role);
    const step = idle - 1;
    for (let gone = step; gone < absoluteHours[role] * 60; gone += step) {
      passes(step);
      expect(await findActor(token)).not.toBeNull();
    }
    passes(step);
    expect(await findActor(token)).toBeNull();
  });
});

test('looking a session up writes at most once a minute', async () => {
  setClock(() => new Date('2026-03-02T03:00:00Z'));
  const { token, accountId } = await signedIn('parent');
  const rows = () => database().session.findMany({ where: { accountId }, orderBy: { id: 'asc' } });
  const fresh = await rows();
  passes(0.5);
  await findActor(token);
  expect(await rows()).toEqual(fresh);
  passes(1);
  await findActor(token);
  const seen = (await rows()).filter(({ lastSeenAt }) => lastSeenAt.getTime() === now().getTime());
  expect(seen).toHaveLength(1);
});

describe('what ends a session at once', () => {
  test('the account is blocked', async () => {
    const { token, accountId } = await signedIn('operator');
    expect(await findActor(token)).not.toBeNull();
    await database().account.update({ where: { id: accountId }, data: { blockedAt: now() } });
    expect(await findActor(token)).toBeNull();
  });

  test('the role is taken away', async () => {
    const { token, grantId } = await signedIn('login_issuer');
    await database().accountGrant.update({ where: { id: grantId }, data: { endedAt: now() } });
    expect(await findActor(token)).toBeNull();
  });
});

describe('a token that is no token', () => {
  test.each([undefined, '', 'x', 'a.b.c.d.e'])('%o', async (token) => {
    expect(await findActor(token)).toBeNull();
  });

  test('sealed with another secret', async () => {
    const { accountId } = await signedIn('parent');
    const { id } = await database().session.findFirstOrThrow({ where: { accountId } });
    const token = await encode({ token: { sid: id }, secret: 'a secret of somebody else entirely' });
    expect(await findActor(token)).toBeNull();
  });

  test('a session nobody has, or something that is no id', async () => {
    const secret = environment().AUTH_SECRET;
    for (const sid of ['11111111-1111-4111-8111-111111111111', "' or true --", { not: null }]) {
      expect(await findActor(await encode({ token: { sid }, secret }))).toBeNull();
    }
  });
});

test('the cookie is out of reach of scripts and of other sites', () => {
  expect(sessionCookie('T')).toBe('portal-session=T; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200');
  expect(sessionCookie('')).toContain('Max-Age=0');
});
