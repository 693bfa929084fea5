import { beforeAll, describe, expect, test } from 'vitest';
import { POST as submit } from '@/app/(access)/sign-in/submit/route';
import { POST as leave } from '@/app/sign-out/route';
import { findActor, sessionCookieName } from '@/lib/access/session';
import { database } from '@/lib/platform/database';
import { findDraft } from '@/lib/platform/drafts';
import { givenParent, givenPassword } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';

let parent: Awaited<ReturnType<typeof givenParent>>;

beforeAll(async () => {
  parent = await givenParent();
});

function send(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams({ login: parent.login, password: givenPassword, ...fields });
  return submit(posted('/sign-in/submit', { headers, body }));
}

function tokenIn(answer: Response): string {
  const cookie = answer.headers.get('set-cookie') ?? '';
  return new RegExp(`^${sessionCookieName()}=([^;]*);`).exec(cookie)?.[1] ?? '';
}

describe('signing in', () => {
  test('leads to the room of the role with the cookie of the session', async () => {
    const answer = await send({});
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/cabinet']);
    expect(await findActor(tokenIn(answer))).toMatchObject({ accountId: parent.accountId });
    expect(answer.headers.get('set-cookie')).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+(,|$)/);
  });

  test('goes on to where the person wanted to, within this site only', async () => {
    const leads = async (next: string) => (await send({ next })).headers.get('location');
    expect(await leads('/cabinet/me?draft=1')).toBe('/cabinet/me?draft=1');
    for (const evil of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
    ]) {
      expect(await leads(evil)).toBe('/cabinet');
    }
  });

  test('with the first password leads to choosing one’s own, whatever was wanted', async () => {
    const { accountId, login } = await givenParent();
    await database().account.update({ where: { id: accountId }, data: { mustChangePassword: true } });
    expect((await send({ login, next: '/cabinet/me' })).headers.get('location')).toBe('/first-password');
  });

  test('wrongly keeps the typed login and not the password, and sets no cookie', async () => {
    const answer = await send({ password: 'не тот пароль', next: '/cabinet/me' });
    expect(answer.headers.get('set-cookie')).toBeNull();
    const location = new URL(answer.headers.get('location') ?? '', 'http://portal.test');
    expect([location.pathname, location.searchParams.get('next')]).toEqual(['/sign-in', '/cabinet/me']);
    const draft = await findDraft(location.searchParams.get('draft') ?? '', null, '/sign-in');
    expect(draft?.values).toEqual({ login: parent.login, next: '/cabinet/me' });
    expect(draft?.sentence).toContain('Логин или пароль введён неверно.');
  });

  test('from another site is not done: nobody is signed in as somebody else', async () => {
    const answer = await send({}, { 'sec-fetch-site': 'cross-site' });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([403, null]);
  });
});

test('signing out ends the session and removes the cookie; from another site it does neither', async () => {
  const token = tokenIn(await send({}));
  const foreign = posted('/sign-out', { token, headers: { origin: 'https://evil.example' }, body: '' });
  expect((await leave(foreign)).status).toBe(403);
  expect(await findActor(token)).not.toBeNull();

  const answer = await leave(posted('/sign-out', { token, body: '' }));
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
  expect(await findActor(token)).toBeNull();
});
