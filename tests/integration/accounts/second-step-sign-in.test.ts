import { describe, expect, test } from 'vitest';
import { POST as submitBackup } from '@/app/(access)/sign-in/code/backup/submit/route';
import { POST as submitCode } from '@/app/(access)/sign-in/code/submit/route';
import { POST as submitPassword } from '@/app/(access)/sign-in/submit/route';
import { idCookie } from '@/lib/access/id-cookie';
import { findActor, sessionCookieName } from '@/lib/access/session';
import { recoverPassword } from '@/lib/accounts/recover-password';
import { requestRecovery } from '@/lib/accounts/request-recovery';
import { sendRecoveryLink } from '@/lib/accounts/send-recovery-link';
import {
  enterWithBackupCode,
  enterWithBackupCodeFields,
  enterWithCode,
} from '@/lib/accounts/second-step/enter-with-code';
import { spendBackupCode } from '@/lib/accounts/second-step/backup-codes';
import { findPendingSignIn, SecondStepAwaited } from '@/lib/accounts/second-step/pending-sign-in';
import { signIn } from '@/lib/accounts/sign-in';
import { unknownVisitor } from '@/lib/accounts/visitor';
import { Refusal } from '@/lib/domain/refusal';
import { now, setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { readSettingsAnew } from '@/lib/platform/environment';
import { hashPassword } from '@/lib/platform/passwords';
import { givenParent, givenPassword, givenStaff } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import {
  codeOf,
  givenPending,
  givenSecondStep,
  valueOf,
  withSecondFactor,
} from '@/tests/support/second-step';
import { refusalOf, saying, tracesOf } from '@/tests/support/traces';

withSecondFactor('offered');

async function givenOwner() {
  const { login, accountId } = await givenStaff({ role: 'regional_admin' });
  return { login, accountId, ...(await givenSecondStep(accountId)) };
}

const enter = (cookie: string | undefined, code: string) => enterWithCode(cookie, { code }, unknownVisitor);

const later = (minutes: number) => {
  const instant = new Date(now().getTime() + minutes * 60_000);
  setClock(() => instant);
};

function sessionsOf(accountId: string): Promise<number> {
  return database().session.count({ where: { accountId, endedAt: null } });
}

describe('the password alone', () => {
  test('opens no session; the code does, and says who has come', async () => {
    const { login, accountId, secret } = await givenOwner();
    const before = await sessionsOf(accountId);
    const pending = await givenPending(login);
    expect(await sessionsOf(accountId)).toBe(before);
    expect(await findActor(pending)).toBeNull();

    const traces = await tracesOf(async () => {
      const signedIn = await enter(pending, codeOf(secret));
      expect(await findActor(signedIn.token)).toMatchObject({ accountId, secondStep: 'available' });
    });
    expect(traces.audit.map(({ event }) => event)).toEqual(['signed_in']);
  });

  test('of an account that is blocked or has no role left is answered like a wrong one', async () => {
    const blocked = await givenOwner();
    await database().account.update({ where: { id: blocked.accountId }, data: { blockedAt: now() } });
    const dismissed = await givenOwner();
    await database().accountGrant.updateMany({
      where: { accountId: dismissed.accountId },
      data: { endedAt: now() },
    });
    const wrong = await refusalOf(signIn({ login: blocked.login, password: 'не тот пароль' }));
    for (const { login } of [blocked, dismissed]) {
      expect(await refusalOf(signIn({ login, password: givenPassword }))).toEqual(wrong);
    }
  });

  test('is enough for who has not switched it on, and for families', async () => {
    const { login } = await givenStaff({ role: 'regional_admin' });
    expect((await signIn({ login, password: givenPassword })).role).toBe('regional_admin');
    const parent = await givenParent();
    expect((await signIn({ login: parent.login, password: givenPassword })).role).toBe('parent');
  });
});

describe('a code', () => {
  test('counts once, in this sign-in and in any other', async () => {
    const { login, secret } = await givenOwner();
    const [first, second] = [await givenPending(login), await givenPending(login)];
    const code = codeOf(secret);
    await enter(first, code);
    expect(await refusalOf(enter(second, code))).toEqual({
      code: 'invalid',
      sentence: saying('уже использован'),
      field: 'code',
    });
    // The one before it is older than the one that was used.
    expect((await refusalOf(enter(second, codeOf(secret, -1)))).sentence).toContain('уже использован');
    expect((await enter(second, codeOf(secret, 1))).role).toBe('regional_admin');
  });

  test('sent many times at once opens one session', async () => {
    const { login, accountId, secret } = await givenOwner();
    const before = await sessionsOf(accountId);
    const pending = await Promise.all(Array.from({ length: 5 }, () => givenPending(login)));
    const code = codeOf(secret);
    const outcomes = await Promise.allSettled(
      pending.flatMap((cookie) => [cookie, cookie]).map((cookie) => enter(cookie, code)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await sessionsOf(accountId)).toBe(before + 1);
  });

  test('that is wrong is counted: after five nobody is let in for a quarter of an hour, with the right one either', async () => {
    const { login, accountId, secret } = await givenOwner();
    const pending = await givenPending(login);
    const wrong = codeOf(secret, 40);
    const traces = await tracesOf(async () => {
      for (let n = 0; n < 5; n += 1) expect((await refusalOf(enter(pending, wrong))).field).toBe('code');
      for (let n = 0; n < 3; n += 1) {
        expect(await refusalOf(enter(pending, codeOf(secret)))).toMatchObject({
          code: 'too_many',
          sentence: saying('Повторить можно через 15'),
        });
      }
    });
    const subject = ['account', accountId];
    expect(traces.audit).toMatchObject([
      ...Array.from({ length: 5 }, () => ({ event: 'second_step_refused', by: null, subject })),
      { event: 'second_step_locked', by: null, subject },
    ]);
  });

  test('of somebody else opens nothing', async () => {
    const [one, other] = [await givenOwner(), await givenOwner()];
    const pending = await givenPending(one.login);
    expect((await refusalOf(enter(pending, codeOf(other.secret)))).field).toBe('code');
  });
});

describe('the sign-in that waits', () => {
  test('waits ten minutes', async () => {
    const { login, secret } = await givenOwner();
    const pending = await givenPending(login);
    later(9);
    expect(await findPendingSignIn(pending)).not.toBeNull();
    later(2);
    expect(await findPendingSignIn(pending)).toBeNull();
    expect(await refusalOf(enter(pending, codeOf(secret)))).toMatchObject({
      code: 'unauthenticated',
      sentence: saying('Введите логин и пароль ещё раз'),
    });
  });

  test('is finished once', async () => {
    const { login, secret } = await givenOwner();
    const pending = await givenPending(login);
    await enter(pending, codeOf(secret));
    expect((await refusalOf(enter(pending, codeOf(secret, 1)))).code).toBe('unauthenticated');
  });

  test('is void with another password', async () => {
    const { login, accountId, secret } = await givenOwner();
    const pending = await givenPending(login);
    const passwordHash = await hashPassword('семь тихих озёр и лодка');
    await database().account.update({ where: { id: accountId }, data: { passwordHash } });
    expect((await refusalOf(enter(pending, codeOf(secret)))).code).toBe('unauthenticated');
  });

  test('cannot be made up', async () => {
    const { secret } = await givenOwner();
    for (const cookie of [undefined, '', 'x', crypto.randomUUID()]) {
      expect((await refusalOf(enter(cookie, codeOf(secret)))).code).toBe('unauthenticated');
    }
  });

  test('asks for no code where the second step is off', async () => {
    const { login } = await givenOwner();
    withSecondFactor('off');
    expect((await signIn({ login, password: givenPassword })).role).toBe('regional_admin');
    withSecondFactor('offered');
  });
});

describe('a backup code', () => {
  const enterBackup = (cookie: string | undefined, backupCode: string) =>
    enterWithBackupCode(cookie, { backupCode }, unknownVisitor);

  test('opens once; the owner is told by letter', async () => {
    const { login, accountId, codes } = await givenOwner();
    await database().account.update({ where: { id: accountId }, data: { staffEmail: 'anna@example.ru' } });
    const [code = ''] = codes;
    const pending = await givenPending(login);
    const traces = await tracesOf(async () => {
      expect((await enterBackup(pending, code)).role).toBe('regional_admin');
    });
    expect(traces.audit).toMatchObject([
      { event: 'backup_code_used', subject: ['account', accountId], details: { left: 9 } },
      { event: 'signed_in' },
    ]);
    expect(traces.letters).toMatchObject([
      { kind: 'second_step_changed', to: 'anna@example.ru', payload: { change: 'code_used' } },
    ]);
    expect(JSON.stringify(traces)).not.toContain(code);
    expect((await refusalOf(enterBackup(await givenPending(login), code))).field).toBe('backupCode');
  });

  test('is taken as it is typed', () => {
    const typed = enterWithBackupCodeFields.parse({ backupCode: ' 7k2m 9qxa-4trd ' });
    expect(typed.backupCode).toBe('7K2M9QXA4TRD');
  });

  test('of a thousand at once is spent by one', async () => {
    const { accountId, codes } = await givenOwner();
    const [code = ''] = codes;
    const spent = await Promise.all(
      Array.from({ length: 1000 }, () => inTransaction((tx) => spendBackupCode(tx, accountId, code))),
    );
    expect(spent.filter(Boolean)).toHaveLength(1);
  });

  test('sent many times at once opens one session', async () => {
    const { login, accountId, codes } = await givenOwner();
    const before = await sessionsOf(accountId);
    const pending = await givenPending(login);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 120 }, () => enterBackup(pending, codes[0] ?? '')),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Refusal);
    }
    expect(await sessionsOf(accountId)).toBe(before + 1);
  });

  test('of somebody else opens nothing; after five wrong ones one has to wait', async () => {
    const [one, other] = [await givenOwner(), await givenOwner()];
    const pending = await givenPending(one.login);
    for (const code of other.codes.slice(0, 5)) {
      expect((await refusalOf(enterBackup(pending, code))).field).toBe('backupCode');
    }
    expect((await refusalOf(enterBackup(pending, one.codes[0] ?? ''))).code).toBe('too_many');
  });

  test('stands in the table as a keyed hash, and the secret of the app sealed', async () => {
    const { accountId, codes, secret } = await givenOwner();
    const kept = await database().$queryRaw<{ row: string }[]>`
      select c::text || f::text as row from backup_code c join second_factor f using (account_id)
      where account_id = ${accountId}::uuid`;
    expect(kept).toHaveLength(10);
    const rows = JSON.stringify(kept).toUpperCase();
    for (const hidden of [...codes, secret]) {
      expect(rows).not.toContain(hidden);
      expect(rows).not.toContain(Buffer.from(hidden).toString('hex').toUpperCase());
    }
  });
});

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

test('a password recovered by letter does not go round the second step', async () => {
  const { login, accountId, secret } = await givenOwner();
  const email = `${login}@example.ru`;
  await database().account.update({ where: { id: accountId }, data: { staffEmail: email } });
  const { jobs } = await tracesOf(() => requestRecovery({ login, email }, unknownVisitor));
  const { letters } = await tracesOf(() => sendRecoveryLink(jobs[0]?.data as { recoveryId: string }));
  const { link } = letters[0]?.payload as { link: string };
  const password = 'тихая река и три сосны';
  await recoverPassword(new URL(link).pathname.replace('/recover/', ''), { password });
  await expect(signIn({ login, password })).rejects.toBeInstanceOf(SecondStepAwaited);
  expect((await enter(await givenPending(login, password), codeOf(secret))).role).toBe('regional_admin');
});
