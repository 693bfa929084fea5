import { beforeAll, describe, expect, test } from 'vitest';
import { signIn } from '@/lib/accounts/sign-in';
import { unknownVisitor, type Visitor } from '@/lib/accounts/visitor';
import { database } from '@/lib/platform/database';
import { givenParent, givenPassword, unique } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { refusalOf, tracesOf } from '@/tests/support/traces';

beforeAll(openConnections);

/** An address of its own neighbourhood. */
function newAddress(): string {
  const n = unique();
  return `10.${Math.floor(n / 250) % 250}.${n % 250}.7`;
}

const from = (address: string, deviceCookie?: string): Visitor => ({
  ...unknownVisitor,
  address,
  deviceCookie,
});

const wrong = (login: string, visitor: Visitor) =>
  refusalOf(signIn({ login, password: 'не тот пароль' }, visitor));

async function wrongTimes(times: number, login: string, visitor: Visitor): Promise<void> {
  for (let n = 0; n < times; n += 1) expect((await wrong(login, visitor)).code).toBe('unauthenticated');
}

/** As if so much time had passed: the limiter keeps its own clock. */
async function passes(minutes: number): Promise<void> {
  await database().$executeRaw`update rate_limit set expire = expire - ${minutes * 60_000}::bigint`;
}

/** The browser of somebody who has signed in to the account before. */
async function knownBrowserOf(login: string): Promise<string> {
  const { knownDevice } = await signIn({ login, password: givenPassword });
  return /=([^;]+);/.exec(knownDevice)?.[1] ?? '';
}

describe('five wrong passwords', () => {
  test('lock the account for fifteen minutes, for the right password, too, and say so', async () => {
    const { login, accountId } = await givenParent();
    const visitor = from(newAddress());
    await wrongTimes(5, login, visitor);
    const locked = await tracesOf(async () => {
      const refused = await refusalOf(signIn({ login, password: givenPassword }, visitor));
      expect(refused.code).toBe('too_many');
      expect(refused.sentence).toMatch(
        /^Слишком много попыток\. Войти можно через 15\sминут, в\s\d\d:\d\d\. Забыли пароль/,
      );
    });
    expect(locked.audit).toMatchObject([
      { event: 'sign_in_locked', by: null, subject: ['account', accountId] },
    ]);
    // Whoever goes on knocking writes nothing more.
    const again = await tracesOf(async () => expect((await wrong(login, visitor)).code).toBe('too_many'));
    expect(again.audit).toEqual([]);

    await passes(14);
    expect((await wrong(login, visitor)).sentence).toContain('через 1\u00a0минуту');
    await passes(2);
    expect((await signIn({ login, password: givenPassword }, visitor)).role).toBe('parent');
  });

  test('lock longer each time, an hour at most, until the right password comes', async () => {
    const { login } = await givenParent();
    const visitor = from(newAddress());
    for (const minutes of [15, 30, 60, 60]) {
      await wrongTimes(5, login, visitor);
      const { sentence } = await wrong(login, visitor);
      expect(sentence).toContain(minutes === 60 ? 'через 1\u00a0час' : `через ${minutes}\u00a0минут`);
      await passes(minutes + 1);
    }
    await signIn({ login, password: givenPassword }, visitor);
    await wrongTimes(5, login, visitor);
    expect((await wrong(login, visitor)).sentence).toContain('через 15\u00a0минут');
  });

  test('are counted for a login that does not exist, in the same words', async () => {
    const login = `nobody-${unique()}`;
    const visitor = from(newAddress());
    await wrongTimes(5, login, visitor);
    expect((await wrong(login, visitor)).code).toBe('too_many');
  });

  test('of one place leave the account open at another', async () => {
    const { login } = await givenParent();
    const stranger = from(newAddress());
    await wrongTimes(5, login, stranger);
    expect((await wrong(login, stranger)).code).toBe('too_many');
    expect((await signIn({ login, password: givenPassword }, from(newAddress()))).role).toBe('parent');
  });

  test('at once are five looks at the password, not a hundred', async () => {
    const { login } = await givenParent();
    const visitor = from(newAddress());
    const answers = await Promise.all(Array.from({ length: 30 }, () => wrong(login, visitor)));
    expect(answers.filter(({ code }) => code === 'unauthenticated')).toHaveLength(5);
    expect(answers.filter(({ code }) => code === 'too_many')).toHaveLength(25);
  });
});

describe('many places', () => {
  test('an address with thirty wrong ones is closed for every login, whose owners had no part in it', async () => {
    const address = newAddress();
    for (let n = 0; n < 30; n += 1) {
      expect((await wrong(`nobody-${unique()}`, from(address))).code).toBe('unauthenticated');
    }
    const { login } = await givenParent();
    expect((await refusalOf(signIn({ login, password: givenPassword }, from(address)))).code).toBe(
      'too_many',
    );
    const neighbour = address.replace(/7$/, '8');
    expect((await signIn({ login, password: givenPassword }, from(neighbour))).role).toBe('parent');
  });

  test('right passwords of a whole school close nothing', async () => {
    const address = newAddress();
    const { login } = await givenParent();
    for (let n = 0; n < 35; n += 1) await signIn({ login, password: givenPassword }, from(address));
  });

  test('a guess spread over many places closes the account, but not the browser its owner has used', async () => {
    const { login } = await givenParent();
    const browser = await knownBrowserOf(login);
    for (let n = 0; n < 100; n += 1) await wrong(login, from(newAddress()));
    const home = newAddress();
    expect((await refusalOf(signIn({ login, password: givenPassword }, from(home)))).code).toBe('too_many');
    expect((await signIn({ login, password: givenPassword }, from(home, browser))).role).toBe('parent');
    // The mark of one account helps with no other, and is no way to guess without end.
    const other = await givenParent();
    const visitor = from(newAddress(), browser);
    await wrongTimes(5, other.login, visitor);
    expect((await wrong(other.login, visitor)).code).toBe('too_many');
    await wrongTimes(10, login, from(home, browser));
    expect((await wrong(login, from(home, browser))).code).toBe('too_many');
  }, 60_000);
});

test('the table knows neither logins nor addresses', async () => {
  const { login } = await givenParent();
  const address = newAddress();
  await wrong(login, from(address));
  const rows = await database().rateLimit.findMany();
  expect(rows.length).toBeGreaterThan(2);
  expect(rows.every(({ key }) => /^[a-z_]+:[\w-]{43}$/.test(key))).toBe(true);
  const text = rows.map(({ key }) => key).join();
  for (const secret of [login, address, address.replace(/7$/, '0/24')]) expect(text).not.toContain(secret);
});
