import { randomUUID } from 'node:crypto';
import { encode } from 'next-auth/jwt';
import { expect, test } from 'vitest';
import { knownSession, rememberSession } from '@/lib/access/known-tokens';

const given = () => encode({ token: { sid: randomUUID() }, secret: 'x'.repeat(44), maxAge: 60 });

test('a token as it is given out is known by its session', async () => {
  const [token, other] = [await given(), await given()];
  expect(knownSession(token)).toBeNull();
  rememberSession(token, 'one');
  expect(knownSession(token)).toBe('one');
  expect(knownSession(other)).toBeNull();
});

test.each(['*', '%'.repeat(12_000), '=', ' '])(
  'what its reader would overlook is not remembered: «%.3s»',
  async (junk) => {
    const parts = (await given()).split('.');
    for (const at of [0, 2, 3, 4]) {
      const token = parts.map((part, index) => (index === at ? part + junk : part)).join('.');
      rememberSession(token, 'one');
      expect(knownSession(token)).toBeNull();
    }
  },
);

test('of too many the ones used last stay', async () => {
  const tokens = await Promise.all(Array.from({ length: 5000 }, given));
  const [kept = '', forgotten = ''] = tokens;
  for (const token of tokens) rememberSession(token, token);
  expect(knownSession(kept)).toBe(kept);
  rememberSession(await given(), 'newest');
  expect(knownSession(kept)).toBe(kept);
  expect(knownSession(forgotten)).toBeNull();
});
