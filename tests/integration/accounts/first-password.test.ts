import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { findActor } from '@/lib/access/session';
import { newPasswordFields } from '@/lib/accounts/new-password-fields';
import { setFirstPassword } from '@/lib/accounts/set-first-password';
import { signIn } from '@/lib/accounts/sign-in';
import { database } from '@/lib/platform/database';
import { givenMunicipality, givenParent, givenPassword, givenStaff } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';

const own = 'ромашка-и-василёк';

let municipalityId: string;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
});

type Newcomer = { accountId: string; login: string; actor: Actor };

/** Somebody who has just come in with the password they were handed. */
async function asNewcomer(account: Newcomer): Promise<Newcomer> {
  await database().account.update({ where: { id: account.accountId }, data: { mustChangePassword: true } });
  return account;
}

const newParent = async () => asNewcomer(await givenParent());
const newOperator = async () => asNewcomer(await givenStaff({ role: 'operator', municipalityId }));

describe('a password of one’s own', () => {
  test('replaces the first one, ends every session and goes on in a new one', async () => {
    const { accountId, login, actor } = await newParent();
    const { token: elsewhere } = await signIn({ login, password: givenPassword });
    let renewed = '';
    const traces = await tracesOf(async () => {
      renewed = await setFirstPassword(actor, { password: own });
    });

    expect(traces.audit).toMatchObject([
      { event: 'password_set', by: accountId, subject: ['account', accountId], details: {} },
    ]);
    expect(traces).toMatchObject({ letters: [], jobs: [] });
    expect(await findActor(elsewhere)).toBeNull();
    const mine = await database().session.findUniqueOrThrow({ where: { id: actor.sessionId } });
    expect(mine.endedAt).not.toBeNull();
    expect(await findActor(renewed)).toMatchObject({ accountId, mustChangePassword: false });
    expect((await refusalOf(signIn({ login, password: givenPassword }))).code).toBe('unauthenticated');
    expect(await signIn({ login, password: own })).toMatchObject({ mustChangePassword: false });
  });

  test('is kept only as an argon2 hash', async () => {
    const { accountId, actor } = await newParent();
    await setFirstPassword(actor, { password: own });
    const { passwordHash } = await database().account.findUniqueOrThrow({ where: { id: accountId } });
    expect(passwordHash).toMatch(/^\$argon2id\$/);
  });

  test('is set once: a second time is a conflict and leaves the first choice', async () => {
    const { login, actor } = await newParent();
    await setFirstPassword(actor, { password: own });
    const again = await refusedWithoutTrace(() =>
      setFirstPassword(actor, { password: 'совсем другой пароль' }),
    );
    expect(again).toMatchObject({ code: 'conflict', sentence: 'Пароль уже задан. Войдите с ним.' });
    expect((await signIn({ login, password: own })).role).toBe('parent');
  });

  test('of two tabs at once one wins', async () => {
    const { accountId, actor } = await newParent();
    await openConnections();
    const tabs = await Promise.allSettled([
      setFirstPassword(actor, { password: 'пароль из первой вкладки' }),
      setFirstPassword(actor, { password: 'пароль из второй вкладки' }),
    ]);
    expect(tabs.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const set = { event: 'password_set', accountId };
    expect(await database().auditEntry.count({ where: set })).toBe(1);
  });
});

describe('what is too weak', () => {
  test.each([
    { who: 'a parent', newcomer: newParent, shortest: 10 },
    { who: 'an operator', newcomer: newOperator, shortest: 15 },
  ])('$who needs $shortest characters', async ({ newcomer, shortest }) => {
    const { actor } = await newcomer();
    const tooShort = 'жёлтый🌼лес и море'.slice(0, shortest);
    expect(Array.from(tooShort)).toHaveLength(shortest - 1);
    expect(await refusedWithoutTrace(() => setFirstPassword(actor, { password: tooShort }))).toEqual({
      code: 'invalid',
      sentence: `Пароль слишком короткий: нужно не меньше ${shortest} знаков.`,
      field: 'password',
    });
    await setFirstPassword(actor, { password: `${tooShort}!` });
  });

  test('the login inside, in any case', async () => {
    const { login, actor } = await newParent();
    const password = `Мой ${login.toUpperCase()} 2026`;
    expect(await refusedWithoutTrace(() => setFirstPassword(actor, { password }))).toMatchObject({
      code: 'invalid',
      field: 'password',
      sentence: 'В пароле не должно быть логина. Придумайте другой пароль.',
    });
  });

  test('the first password once more', async () => {
    const { actor } = await newParent();
    const refused = await refusedWithoutTrace(() => setFirstPassword(actor, { password: givenPassword }));
    expect(refused).toMatchObject({ code: 'invalid', field: 'password' });
    expect(refused.sentence).toContain('Придумайте свой, другой.');
  });

  test('two different entries are told at the second', () => {
    const { error } = newPasswordFields.safeParse({ password: own, repeatPassword: `${own}!` });
    expect(error?.issues).toMatchObject([{ path: ['repeatPassword'], message: saying('не совпадают') }]);
  });
});
