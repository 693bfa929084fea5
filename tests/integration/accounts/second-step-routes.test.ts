import { describe, expect, test } from 'vitest';
import { POST as submitBackup } from '@/app/(access)/sign-in/code/backup/submit/route';
import { POST as submitCode } from '@/app/(access)/sign-in/code/submit/route';
import { POST as submitPassword } from '@/app/(access)/sign-in/submit/route';
import { idCookie } from '@/lib/access/id-cookie';
import { findActor, sessionCookieName } from '@/lib/access/session';
import { readSettingsAnew } from '@/lib/platform/environment';
import { givenPassword } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { codeOf, givenOwner, givenPending, valueOf, withSecondFactor } from '@/tests/support/second-step';

withSecondFactor('offered');

describe('the routes', () => {
  const form = (fields: Record<string, string>) => new URLSearchParams(fields);
  const sendPassword = (login: string) =>
    submitPassword(
      posted('/sign-in/submit', { body: form({ login, password: givenPassword, next: '/account/login' }) }),
    );
  const sendCode = (cookie: string, code: string) =>
    submitCode(
      posted('/sign-in/code/submit', {
        headers: { cookie: `portal-pending=${cookie}` },
        body: form({ code, next: '/account/login' }),
      }),
    );

  test('lead from the password to the code with a cookie that opens nothing, and on to where one wanted to go', async () => {
    const { login, accountId, secret } = await givenOwner();
    const asked = await sendPassword(login);
    expect([asked.status, asked.headers.get('location')]).toEqual([
      303,
      '/sign-in/code?next=%2Faccount%2Flogin',
    ]);
    const [line = '', ...others] = asked.headers.getSetCookie();
    expect(others).toEqual([]);
    expect(line).toMatch(/^portal-pending=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/);
    const pending = valueOf('pending', line);

    const wrong = await sendCode(pending, codeOf(secret, 40));
    expect(wrong.headers.get('location')).toMatch(/^\/sign-in\/code\?next=%2Faccount%2Flogin&draft=/);
    const damaged = await sendCode(pending, '12');
    expect(damaged.headers.get('location')).toMatch(/^\/sign-in\/code\?next=%2Faccount%2Flogin&draft=/);

    const entered = await sendCode(pending, codeOf(secret));
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/account/login']);
    const cookies = entered.headers.getSetCookie();
    const token = /=([^;]*)/.exec(cookies.find((one) => one.startsWith(sessionCookieName())) ?? '')?.[1];
    expect(await findActor(token)).toMatchObject({ accountId });
    expect(cookies.at(-1)).toMatch(/^portal-pending=; .*Max-Age=0/);

    const again = await sendCode(pending, codeOf(secret, 1));
    expect(again.headers.get('location')).toMatch(/^\/sign-in\?next=%2Faccount%2Flogin&draft=/);
  });

  test('answer too many codes with 429 and the time to wait', async () => {
    const { login, secret } = await givenOwner();
    const pending = await givenPending(login);
    for (let n = 0; n < 5; n += 1) await sendCode(pending, codeOf(secret, 40));
    const answer = await sendCode(pending, codeOf(secret));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '900']);
    expect(await answer.text()).toContain('href="/sign-in/code?');
  });

  test('take no form of another site', async () => {
    const foreign = { headers: { 'sec-fetch-site': 'cross-site' }, body: form({ code: '123456' }) };
    expect((await submitCode(posted('/sign-in/code/submit', foreign))).status).toBe(403);
    expect((await submitBackup(posted('/sign-in/code/backup/submit', foreign))).status).toBe(403);
  });

  test('bind the cookie to host and channel where there is HTTPS', async () => {
    const { APP_URL } = process.env;
    process.env.APP_URL = 'https://portal.test';
    readSettingsAnew();
    expect(await idCookie('pending', crypto.randomUUID())).toMatch(
      /^__Host-portal-pending=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600; Secure$/,
    );
    process.env.APP_URL = APP_URL;
    readSettingsAnew();
  });
});
