import { expect, test } from 'vitest';
import { Postponement } from '@/lib/domain/postponement';
import { hashPassword, passwordMatches } from '@/lib/platform/passwords';

test('a password matches its own hash only, and letters composed in two ways are the same', async () => {
  const hash = await hashPassword('мой пароль');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordMatches('мой пароль'.normalize('NFD'), hash)).toBe(true);
  expect(await passwordMatches('Мой пароль', hash)).toBe(false);
  expect(await hashPassword('мой пароль')).not.toBe(hash);
});

test('without an account nothing matches, not even the decoy', async () => {
  for (const password of ['', 'мой пароль', 'no account has this password']) {
    expect(await passwordMatches(password, null)).toBe(false);
  }
});

test('hashes beyond the cap are put off with the time to wait, the others are made', async () => {
  const crowd = await Promise.allSettled(Array.from({ length: 60 }, (_, n) => hashPassword(`пароль ${n}`)));
  const made = crowd.filter(({ status }) => status === 'fulfilled');
  const putOff = crowd.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(made).toHaveLength(42);
  expect(putOff).toHaveLength(18);
  for (const reason of putOff) {
    expect(reason).toBeInstanceOf(Postponement);
    expect(reason).toMatchObject({ code: 'unavailable', seconds: 30 });
  }
  await hashPassword('после всех');
});
