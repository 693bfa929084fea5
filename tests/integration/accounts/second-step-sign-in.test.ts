import { describe, expect, test } from 'vitest';
import { findActor } from '@/lib/access/session';
import { recoverPassword } from '@/lib/accounts/recover-password';
import { requestRecovery } from '@/lib/accounts/request-recovery';
import { sendRecoveryLink } from '@/lib/accounts/send-recovery-link';
import { enterWithCode } from '@/lib/accounts/second-step/enter-with-code';
import { findPendingSignIn, SecondStepAwaited } from '@/lib/accounts/second-step/pending-sign-in';
import { signIn } from '@/lib/accounts/sign-in';
import { unknownVisitor } from '@/lib/accounts/visitor';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { hashPassword } from '@/lib/platform/passwords';
import { givenParent, givenPassword, givenStaff } from '@/tests/support/given';
import { codeOf, givenOwner, givenPending, withSecondFactor } from '@/tests/support/second-step';
import { refusalOf, saying, tracesOf } from '@/tests/support/traces';

withSecondFactor('offered');

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
    const [blocked, dismissed] = [await givenOwner(), await givenOwner()];
    // The last admin of the region can be neither blocked nor dismissed.
    await givenOwner();
    await database().account.update({ where: { id: blocked.accountId }, data: { blockedAt: now() } });
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
