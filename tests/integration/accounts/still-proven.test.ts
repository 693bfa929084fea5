import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { endEverySession } from '@/lib/access/session';
import { changePassword } from '@/lib/accounts/change-password';
import { enterCabinet, type ProvenAccount } from '@/lib/accounts/enter-cabinet';
import { addPasskey } from '@/lib/accounts/passkeys/add-passkey';
import { resetSecondStep } from '@/lib/accounts/second-step/reset-second-step';
import { signIn } from '@/lib/accounts/sign-in';
import { holdAccount } from '@/lib/accounts/still-proven';
import { unknownVisitor } from '@/lib/accounts/visitor';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { givenParent, givenPassword, givenStaff } from '@/tests/support/given';
import { begunPasskey, here } from '@/tests/support/given-passkey';
import { givenPasskey, givenSecondStep, withSecondFactor } from '@/tests/support/second-step';
import { SoftwareAuthenticator } from '@/tests/support/software-authenticator';
import { refusalOf, saying } from '@/tests/support/traces';
import { waysInto } from '@/tests/support/ways-in';

const own = 'тихая река и три сосны';
const wrong = { code: 'unauthenticated', sentence: saying('Логин или пароль введён неверно') };

beforeEach(() => withSecondFactor('offered'));
afterEach(() => withSecondFactor('off'));

/** The account as the look at login and password has found it. */
function lookedAt(id: string): Promise<ProvenAccount & { passwordHash: string | null }> {
  return database().account.findUniqueOrThrow({
    where: { id },
    select: { id: true, passwordHash: true, blockedAt: true, mustChangePassword: true },
  });
}

async function expectClosed(proven: ProvenAccount): Promise<void> {
  const live = { accountId: proven.id, endedAt: null };
  const before = await database().session.count({ where: live });
  expect(await refusalOf(enterCabinet(proven, unknownVisitor))).toMatchObject(wrong);
  expect(await database().session.count({ where: live })).toBe(before);
}

async function waitingForLock(): Promise<boolean> {
  const [row] = await database().$queryRaw<{ waiting: bigint }[]>`
    select count(*) as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return Number(row?.waiting ?? 0) > 0;
}

describe('what happens between the look at the proof and the session', () => {
  test('nothing: the session is opened', async () => {
    const { accountId } = await givenParent();
    expect((await enterCabinet(await lookedAt(accountId), unknownVisitor)).role).toBe('parent');
  });

  test('another password', async () => {
    const { accountId, actor } = await givenParent();
    const proven = await lookedAt(accountId);
    await changePassword(actor, { presentPassword: givenPassword, password: own, repeatPassword: own });
    await expectClosed(proven);
  });

  test('another password that is being written at this very moment is waited for', async () => {
    const { accountId, login } = await givenParent();
    const entering = await inTransaction(async (tx) => {
      await tx.account.update({ where: { id: accountId }, data: { passwordHash: 'another' } });
      const outcome = refusalOf(signIn({ login, password: givenPassword }));
      await expect.poll(waitingForLock, { timeout: 10_000 }).toBe(true);
      return { outcome };
    });
    expect(await entering.outcome).toMatchObject(wrong);
  });

  test('the account is blocked', async () => {
    const { accountId } = await givenParent();
    const proven = await lookedAt(accountId);
    await database().account.update({ where: { id: accountId }, data: { blockedAt: now() } });
    await expectClosed(proven);
  });

  test('a second step is switched on', async () => {
    const { accountId } = await givenStaff({ role: 'regional_admin' });
    const proven = await lookedAt(accountId);
    await givenSecondStep(accountId);
    await expectClosed(proven);
  });

  test('the app whose code was right is taken off', async () => {
    const { accountId, login } = await givenStaff({ role: 'regional_admin' });
    await givenSecondStep(accountId);
    const { id: secondFactorId } = await database().secondFactor.findFirstOrThrow({ where: { accountId } });
    const proven = { ...(await lookedAt(accountId)), secondFactorId };
    expect((await enterCabinet(proven, unknownVisitor)).role).toBe('regional_admin');
    await resetSecondStep(login);
    await expectClosed(proven);
  });

  test('the passkey is removed', async () => {
    const { accountId, login } = await givenStaff({ role: 'regional_admin' });
    await givenSecondStep(accountId);
    const proven = { ...(await lookedAt(accountId)), passkeyId: await givenPasskey(accountId) };
    expect((await enterCabinet(proven, unknownVisitor)).role).toBe('regional_admin');
    await resetSecondStep(login);
    await expectClosed(proven);
  });
});

test('a key is not added behind a recovery that is being written at this very moment', async () => {
  const { accountId, actor } = await givenParent();
  const { challengeId, options } = await begunPasskey(actor);
  const response = new SoftwareAuthenticator().create(options, here);
  const adding = await inTransaction(async (tx) => {
    await holdAccount(tx, accountId);
    const outcome = refusalOf(addPasskey(actor, { challengeId, response }));
    await expect.poll(waitingForLock, { timeout: 10_000 }).toBe(true);
    await endEverySession(tx, accountId);
    return { outcome };
  });
  expect(await adding.outcome).toMatchObject({ code: 'unauthenticated' });
  expect(await waysInto(accountId)).toEqual({ passkeys: 0, providerLinks: 0 });
});

test('fifty sign-ins of one account at once do not block each other', async () => {
  const { accountId } = await givenParent();
  const proven = await lookedAt(accountId);
  const entered = await Promise.all(Array.from({ length: 50 }, () => enterCabinet(proven, unknownVisitor)));
  expect(new Set(entered.map(({ token }) => token)).size).toBe(50);
});
