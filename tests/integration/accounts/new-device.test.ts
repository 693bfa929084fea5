import { expect, test } from 'vitest';
import { isKnownDevice } from '@/lib/access/session-device';
import { signIn } from '@/lib/accounts/sign-in';
import { unknownVisitor } from '@/lib/accounts/visitor';
import { database } from '@/lib/platform/database';
import { givenParent, givenPassword, givenStaff, unique } from '@/tests/support/given';
import { tracesOf, type Traces } from '@/tests/support/traces';

const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const address = '10.9.8.7';

/** What a sign-in leaves, and the cookie by which the browser is known from then on. */
async function signedIn(login: string, deviceCookie?: string): Promise<Traces & { cookie: string }> {
  let line = '';
  const traces = await tracesOf(async () => {
    const visitor = { ...unknownVisitor, userAgent, address, deviceCookie };
    line = (await signIn({ login, password: givenPassword }, visitor)).knownDevice;
  });
  return { ...traces, cookie: /=([^;]+);/.exec(line)?.[1] ?? '' };
}

test('the first sign-in and the next in the same browser are no news; one in another browser is told, without an address', async () => {
  const email = `vera-${unique()}@example.ru`;
  const { login, accountId } = await givenParent({ email });
  const first = await signedIn(login);
  expect(first.letters).toEqual([]);
  expect((await signedIn(login, first.cookie)).letters).toEqual([]);
  const { letters } = await signedIn(login);
  expect(letters).toMatchObject([
    { kind: 'new_device', to: email, accountId, payload: { device: 'Firefox, Linux' } },
  ]);
  expect(JSON.stringify(letters)).not.toContain(address);
});

test('two of a family at one computer stay known there, both', async () => {
  const [mother, father, stranger] = [await givenParent(), await givenParent(), await givenParent()];
  const { cookie: hers } = await signedIn(mother.login);
  const { cookie: both } = await signedIn(father.login, hers);
  expect((await signedIn(mother.login, both)).letters).toEqual([]);
  expect(await isKnownDevice(both, father.accountId)).toBe(true);
  expect(await isKnownDevice(both, stranger.accountId)).toBe(false);
});

test('a cookie somebody has put together is that of a new browser', async () => {
  const { login } = await givenParent();
  const { cookie } = await signedIn(login);
  const { letters } = await signedIn(login, `${cookie.slice(0, -3)}abc`);
  expect(letters).toMatchObject([{ kind: 'new_device' }]);
});

test('staff are told at their address; who has none and no cabinet of letters is told by nobody', async () => {
  const staffEmail = `anna-${unique()}@example.ru`;
  const known = await givenStaff({ role: 'regional_admin' });
  await database().account.update({ where: { id: known.accountId }, data: { staffEmail } });
  await signedIn(known.login);
  expect((await signedIn(known.login)).letters).toMatchObject([{ kind: 'new_device', to: staffEmail }]);
  const unknown = await givenStaff({ role: 'regional_admin' });
  await signedIn(unknown.login);
  expect((await signedIn(unknown.login)).letters).toEqual([]);
});
