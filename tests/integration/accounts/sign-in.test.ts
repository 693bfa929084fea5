import { decode } from 'next-auth/jwt';
import { beforeAll, describe, expect, test } from 'vitest';
import { findActor } from '@/lib/access/session';
import { signIn, signInFields } from '@/lib/accounts/sign-in';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { givenMunicipality, givenParent, givenPassword, givenStaff } from '@/tests/support/given';
import { refusalOf, tracesOf, type Traces } from '@/tests/support/traces';

let municipalityId: string;

beforeAll(async () => {
  ({ id: municipalityId } = await givenMunicipality());
});

describe('the right password', () => {
  test('opens a session, which the audit names', async () => {
    const parent = await givenParent();
    const known = await database().session.count({ where: { accountId: parent.accountId } });
    let token = '';
    const traces = await tracesOf(async () => {
      const signedIn = await signIn({ login: parent.login, password: givenPassword });
      expect(signedIn).toMatchObject({ role: 'parent', mustChangePassword: false });
      token = signedIn.token;
    });
    expect(await findActor(token)).toMatchObject({
      role: 'parent',
      accountId: parent.accountId,
      personId: parent.personId,
    });
    expect(await database().session.count({ where: { accountId: parent.accountId } })).toBe(known + 1);
    const account = await database().account.findUniqueOrThrow({ where: { id: parent.accountId } });
    expect(account.lastSignInAt).not.toBeNull();
    expect(traces).toEqual({
      audit: [
        {
          event: 'signed_in',
          by: parent.accountId,
          role: 'parent',
          institutionId: null,
          subject: ['account', parent.accountId],
          childId: null,
          details: {},
        },
      ],
      letters: [],
      jobs: [],
    });
  });

  test('the token in the cookie holds the id of the session and nothing else', async () => {
    const { login, accountId } = await givenParent();
    const { token } = await signIn({ login, password: givenPassword });
    const claims = await decode({ token, secret: environment().AUTH_SECRET });
    expect(Object.keys(claims ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sid']);
    const session = await database().session.findUniqueOrThrow({ where: { id: String(claims?.sid) } });
    expect(session.accountId).toBe(accountId);
    const [, payload = ''] = token.split('.');
    expect(Buffer.from(payload, 'base64url').toString()).not.toContain(session.id);
  });

  test('is taken with the login in any case and with spaces around it', async () => {
    const { login } = await givenParent();
    const typed = signInFields.parse({ login: `  ${login.toUpperCase()} `, password: givenPassword });
    expect((await signIn(typed)).role).toBe('parent');
  });

  test('a first password leads to choosing one of one’s own', async () => {
    const { login, accountId } = await givenParent();
    await database().account.update({ where: { id: accountId }, data: { mustChangePassword: true } });
    const { token, mustChangePassword } = await signIn({ login, password: givenPassword });
    expect(mustChangePassword).toBe(true);
    expect(await findActor(token)).toMatchObject({ mustChangePassword: true });
  });

  test('staff come in with their place', async () => {
    const { login, actor } = await givenStaff({ role: 'operator', municipalityId });
    const { token, role } = await signIn({ login, password: givenPassword });
    expect(role).toBe('operator');
    expect(await findActor(token)).toMatchObject({
      role: 'operator',
      municipalityId,
      institutionId: actor.institutionId,
      ownPupilsOnly: false,
    });
  });
});

describe('what is refused', () => {
  const cases: Record<string, (known: { login: string; accountId: string; grantId: string }) => unknown> = {
    'a wrong password': () => ({ password: `${givenPassword}!` }),
    'the password in another case': () => ({ password: givenPassword.toUpperCase() }),
    'an unknown login': () => ({ login: 'nobody-has-this-login' }),
    'a blocked account': ({ accountId }) =>
      database().account.update({ where: { id: accountId }, data: { blockedAt: new Date() } }),
    'an account whose right has ended': ({ grantId }) =>
      database().accountGrant.update({ where: { id: grantId }, data: { endedAt: new Date() } }),
  };

  test('all of it with the same words, an entry in the audit and no session', async () => {
    const answers: unknown[] = [];
    const traces: Traces[] = [];
    const before = await database().session.count();
    let given = 0;
    for (const prepare of Object.values(cases)) {
      const known = await givenParent();
      given += 1;
      const { login = known.login, password = givenPassword } = (await prepare(known)) as {
        login?: string;
        password?: string;
      };
      traces.push(
        await tracesOf(async () => {
          answers.push(await refusalOf(signIn({ login, password })));
        }),
      );
    }
    const answer = {
      code: 'unauthenticated',
      sentence: 'Логин или пароль введён неверно. Проверьте раскладку клавиатуры и заглавные буквы.',
      field: null,
    };
    expect(answers).toEqual(Object.keys(cases).map(() => answer));
    expect(await database().session.count()).toBe(before + given);
    for (const { audit, letters, jobs } of traces) {
      expect(audit).toMatchObject([{ event: 'sign_in_refused', by: null, details: {} }]);
      // The login that was typed is nowhere: it may be a password in the wrong box.
      expect(JSON.stringify(audit)).not.toContain('nobody-has-this-login');
      expect({ letters, jobs }).toEqual({ letters: [], jobs: [] });
    }
  });

  test('empty fields are named each', () => {
    const { error } = signInFields.safeParse({ login: '  ', password: '' });
    expect(error?.issues.map(({ path, message }) => [path[0], message])).toEqual([
      ['login', 'Введите логин'],
      ['password', 'Введите пароль'],
    ]);
  });
});
