import { expect, test } from 'vitest';
import { findActor, findLastAccount } from '@/lib/access/session';
import { signIn } from '@/lib/accounts/sign-in';
import { signOut } from '@/lib/accounts/sign-out';
import { givenParent, givenPassword } from '@/tests/support/given';
import { tracesOf } from '@/tests/support/traces';

test('a copied cookie opens nothing from the moment of signing out', async () => {
  const { login, accountId } = await givenParent();
  const { token } = await signIn({ login, password: givenPassword });
  const { token: elsewhere } = await signIn({ login, password: givenPassword });
  const actor = await findActor(token);
  if (!actor) throw new Error('Not signed in');

  const { audit, letters, jobs } = await tracesOf(() => signOut(actor));
  expect(await findActor(token)).toBeNull();
  expect(await findActor(elsewhere)).toMatchObject({ accountId });
  expect(audit).toMatchObject([{ event: 'signed_out', by: accountId, subject: ['account', accountId] }]);
  expect({ letters, jobs }).toEqual({ letters: [], jobs: [] });
});

test('whose the ended session was is still known, to keep what that person had typed', async () => {
  const { login, accountId } = await givenParent();
  const { token } = await signIn({ login, password: givenPassword });
  const actor = await findActor(token);
  if (actor) await signOut(actor);
  expect(await findLastAccount(token)).toBe(accountId);
  expect(await findLastAccount('no-token')).toBeNull();
  expect(await findLastAccount(undefined)).toBeNull();
});
