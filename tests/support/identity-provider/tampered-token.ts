import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** Ways in which a token comes out wrong on its way to the portal. */
export type Tampering =
  'another_key' | 'unsigned' | 'another_nonce' | 'another_audience' | 'another_issuer' | 'expired';

const changes: Record<Tampering, Record<string, unknown>> = {
  another_key: {},
  unsigned: {},
  another_nonce: { nonce: 'a-nonce-of-somebody-else' },
  another_audience: { aud: 'another-portal' },
  another_issuer: { iss: 'https://id.example.net' },
  expired: { exp: 1_600_000_000 },
};

/** The token as it would be after this: with the provider's own key, unless the key is what differs. */
export function tamperedToken(token: string, how: Tampering, ownKey: KeyObject): string {
  const [header = '', payload = ''] = token.split('.');
  const head = how === 'unsigned' ? encoded({ alg: 'none' }) : header;
  const body = encoded({ ...decoded(payload), ...changes[how] });
  if (how === 'unsigned') return `${head}.${body}.`;
  const key = how === 'another_key' ? generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey : ownKey;
  const signature = sign('sha256', Buffer.from(`${head}.${body}`), key);
  return `${head}.${body}.${signature.toString('base64url')}`;
}

function decoded(part: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>;
}

function encoded(part: Record<string, unknown>): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
