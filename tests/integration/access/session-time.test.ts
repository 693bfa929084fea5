import { beforeEach, describe, expect, test } from 'vitest';
import { POST as extend } from '@/app/session/extend/route';
import { GET as look } from '@/app/session/route';
import { findActor, openSession, sessionCookieName } from '@/lib/access/session';
import { now, setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { givenParent } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';

const minute = 60_000;
const hour = 60 * minute;

let token: string;

function passes(milliseconds: number): void {
  const instant = new Date(now().getTime() + milliseconds);
  setClock(() => instant);
}

beforeEach(async () => {
  setClock(() => new Date('2026-03-02T03:00:00Z'));
  const { accountId, grantId } = await givenParent();
  token = await inTransaction((tx) => openSession(tx, { id: grantId, accountId, role: 'parent' }));
});

async function looked(cookie = `${sessionCookieName()}=${token}`): Promise<unknown> {
  const answer = await look(new Request(new URL('/session', environment().APP_URL), { headers: { cookie } }));
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return answer.json();
}

async function extended(): Promise<unknown> {
  return (await extend(posted('/session/extend', { token, body: '' }))).json();
}

describe('what is left of a session', () => {
  test('is seconds until it has been idle too long', async () => {
    expect(await looked()).toEqual({ secondsLeft: 2 * 3600, extendable: true });
    passes(90 * minute);
    expect(await looked()).toEqual({ secondsLeft: 30 * 60, extendable: true });
  });

  test('an open page that asks again and again does not keep it alive', async () => {
    for (let gone = 0; gone < 120; gone += 5) {
      expect(await looked()).toMatchObject({ secondsLeft: (120 - gone) * 60 });
      passes(5 * minute);
    }
    expect(await looked()).toEqual({ secondsLeft: 0, extendable: false });
    expect(await findActor(token)).toBeNull();
  });

  test('«Продолжить работу» counts as use', async () => {
    passes(119 * minute);
    expect(await extended()).toEqual({ secondsLeft: 2 * 3600, extendable: true });
    passes(119 * minute);
    expect(await findActor(token)).not.toBeNull();
  });

  test('near the limit of 12 hours nothing puts the end off', async () => {
    for (let gone = 0; gone < 11; gone += 1) {
      passes(hour);
      await extended();
    }
    expect(await extended()).toEqual({ secondsLeft: 3600, extendable: false });
    passes(hour);
    expect(await extended()).toEqual({ secondsLeft: 0, extendable: false });
  });

  test('is nothing for a visitor, a token that is none and a session that was ended', async () => {
    const nothing = { secondsLeft: 0, extendable: false };
    expect(await looked('')).toEqual(nothing);
    expect(await looked(`${sessionCookieName()}=a.b.c`)).toEqual(nothing);
    await database().session.updateMany({ data: { endedAt: now() } });
    expect(await looked()).toEqual(nothing);
    expect(await extended()).toEqual(nothing);
  });
});

test('another site prolongs nothing', async () => {
  passes(100 * minute);
  const foreign = posted('/session/extend', { token, headers: { origin: 'https://evil.example' }, body: '' });
  expect((await extend(foreign)).status).toBe(403);
  expect(await looked()).toMatchObject({ secondsLeft: 20 * 60 });
});
