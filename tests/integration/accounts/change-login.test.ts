import { describe, expect, test } from 'vitest';
import { findActor } from '@/lib/access/session';
import { changeLogin } from '@/lib/accounts/change-login';
import { changePassword, changePasswordFields } from '@/lib/accounts/change-password';
import { signIn } from '@/lib/accounts/sign-in';
import { database } from '@/lib/platform/database';
import { givenParent, givenPassword, givenStaff, unique } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';

const own = 'тихая река и три сосны';
const input = { presentPassword: givenPassword, password: own, repeatPassword: own };

describe('a new password', () => {
  test('ends every session, goes on in a new one and is announced', async () => {
    const email = `vera-${unique()}@example.ru`;
    const { login, accountId, actor, personId } = await givenParent({ email });
    const { token: elsewhere } = await signIn({ login, password: givenPassword });
    let renewed = '';
    const traces = await tracesOf(async () => {
      renewed = await changePassword(actor, input);
    });
    expect(traces.audit).toMatchObject([
      { event: 'password_changed', by: accountId, subject: ['account', accountId], details: {} },
    ]);
    expect(traces.letters).toMatchObject([{ kind: 'password_changed', to: email, accountId, personId }]);
    expect(await findActor(elsewhere)).toBeNull();
    const before = await database().session.findUniqueOrThrow({ where: { id: actor.sessionId } });
    expect(before.endedAt).not.toBeNull();
    const after = await findActor(renewed);
    expect(after).toMatchObject({ accountId });
    expect(after?.sessionId).not.toBe(actor.sessionId);
    expect((await signIn({ login, password: own })).role).toBe('parent');
  });

  test('without a known address is told in the cabinet alone; staff without one are not written to', async () => {
    const { actor, accountId } = await givenParent();
    const { letters } = await tracesOf(() => changePassword(actor, input));
    expect(letters).toMatchObject([{ to: null, accountId, delivery: 'cabinet_only' }]);
    const staff = await givenStaff({ role: 'regional_admin' });
    expect((await tracesOf(() => changePassword(staff.actor, input))).letters).toEqual([]);
  });

  test('needs the present one, which cannot be tried out', async () => {
    const { actor } = await givenParent();
    const attempt = () => changePassword(actor, { ...input, presentPassword: 'не тот пароль' });
    for (let n = 0; n < 5; n += 1) {
      expect(await refusedWithoutTrace(attempt)).toMatchObject({ code: 'invalid', field: 'presentPassword' });
    }
    expect(await refusedWithoutTrace(attempt)).toMatchObject({ code: 'too_many' });
  });

  test.each([
    [givenPassword, 'совпадает с нынешним'],
    ['пароль123456', 'легко подобрать'],
    ['коротко', 'не меньше 10 знаков'],
  ])('«%s» is not taken', async (password, words) => {
    const { actor } = await givenParent();
    const refused = await refusedWithoutTrace(() =>
      changePassword(actor, { ...input, password, repeatPassword: password }),
    );
    expect(refused).toEqual({ code: 'invalid', field: 'password', sentence: saying(words) });
  });

  test('two different entries are told at the second', () => {
    const { error } = changePasswordFields.safeParse({ ...input, repeatPassword: `${own}!` });
    expect(error?.issues).toMatchObject([{ path: ['repeatPassword'], message: saying('не совпадают') }]);
  });
});

describe('a new login', () => {
  test('is what one signs in with from now on; the session stays', async () => {
    const email = `vera-${unique()}@example.ru`;
    const { actor, accountId, login } = await givenParent({ email });
    const chosen = `own-${unique()}`;
    const traces = await tracesOf(() =>
      changeLogin(actor, { login: chosen, presentPassword: givenPassword }),
    );
    expect(traces.audit).toMatchObject([{ event: 'login_changed', by: accountId, details: {} }]);
    expect(traces.letters).toMatchObject([{ kind: 'login_changed', to: email, accountId }]);
    for (const name of [chosen, login]) expect(JSON.stringify(traces)).not.toContain(name);
    expect((await signIn({ login: chosen, password: givenPassword })).role).toBe('parent');
    expect((await refusalOf(signIn({ login, password: givenPassword }))).code).toBe('unauthenticated');
  });

  test('of another account is taken', async () => {
    const [{ actor }, other] = [await givenParent(), await givenParent()];
    const refused = await refusedWithoutTrace(() =>
      changeLogin(actor, { login: other.login, presentPassword: givenPassword }),
    );
    expect(refused).toEqual({
      code: 'invalid',
      field: 'login',
      sentence: 'Такой логин уже занят. Придумайте другой.',
    });
  });

  test('wanted by two at once goes to one, and the other is told', async () => {
    const people = [await givenParent(), await givenParent()];
    const login = `wanted-${unique()}`;
    await openConnections();
    const outcomes = await Promise.allSettled(
      people.map(({ actor }) => changeLogin(actor, { login, presentPassword: givenPassword })),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = outcomes.find((one) => one.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'invalid', field: 'login' });
  });

  test('needs the present password, and is another one', async () => {
    const { actor, login } = await givenParent();
    expect(
      await refusedWithoutTrace(() => changeLogin(actor, { login: 'somebody-new', presentPassword: 'нет' })),
    ).toMatchObject({ field: 'presentPassword' });
    for (const same of [login, 'certificate']) {
      expect(
        await refusedWithoutTrace(() => changeLogin(actor, { login: same, presentPassword: givenPassword })),
      ).toMatchObject({ code: 'invalid', field: 'login' });
    }
  });
});

test('an eleventh login asked for within the hour is too many: which are taken is not to be found out', async () => {
  const { actor } = await givenParent();
  const other = await givenParent();
  const ask = () => changeLogin(actor, { login: other.login, presentPassword: givenPassword });
  for (let n = 0; n < 10; n += 1) {
    expect(await refusedWithoutTrace(ask)).toMatchObject({ code: 'invalid', field: 'login' });
  }
  expect(await refusedWithoutTrace(ask)).toMatchObject({
    code: 'too_many',
    sentence: saying('Слишком много попыток'),
  });
});
