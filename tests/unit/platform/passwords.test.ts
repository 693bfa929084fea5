import { expect, test } from 'vitest';
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
