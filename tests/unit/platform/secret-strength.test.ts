import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BrokenEnvironment, readEnvironment } from '@/lib/platform/environment';
import { keyWeakness, secretWeakness } from '@/lib/platform/secret-strength';

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');

describe('what a random source makes is never refused', () => {
  // Bytes of the system and not of fast-check: that one likes borders such as a row of zeros.
  test('in 20 000 keys and secrets, as openssl and this portal make them', () => {
    for (let made = 0; made < 20_000; made += 1) {
      const bytes = randomBytes(32);
      const shapes = [
        bytes.toString('base64'),
        bytes.toString('base64url'),
        bytes.toString('hex'),
        bytes.toString('hex', 0, 16),
      ];
      expect(keyWeakness(bytes.toString('base64'))).toBeNull();
      for (const secret of shapes) expect(secretWeakness(secret), secret).toBeNull();
    }
  });
});

describe('what somebody made up is refused', () => {
  test.each([
    ['zeros', Buffer.alloc(32), 'repeated'],
    ['one byte', Buffer.alloc(32, 7), 'repeated'],
    ['a short piece again and again', Buffer.alloc(32, 'x7!Kq2'), 'repeated'],
    ['a row of numbers', Buffer.from(Array.from({ length: 32 }, (_, at) => at)), 'sequence'],
    ['a row downwards', Buffer.from(Array.from({ length: 32 }, (_, at) => 255 - 3 * at)), 'sequence'],
    ['half of it empty', Buffer.concat([Buffer.alloc(24), Buffer.from('a9X!q#7z')]), 'few_kinds'],
    ['a phrase', Buffer.from('certificate portal of the region'), 'text'],
    ['a Russian phrase', Buffer.from('ключ шифрования!!!').subarray(0, 32), 'text'],
  ])('a key: %s', (_name, bytes, weakness) => {
    expect(bytes).toHaveLength(32);
    expect(keyWeakness(base64(bytes))).toBe(weakness);
  });

  test('a key made of a repeated piece or of even steps', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 16 }), (piece) => {
        expect(keyWeakness(base64(Buffer.alloc(32, piece)))).not.toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.nat(255), fc.nat(255), (from, step) => {
        const row = Buffer.from(Array.from({ length: 32 }, (_, at) => (from + step * at) % 256));
        expect(keyWeakness(base64(row))).not.toBeNull();
      }),
    );
  });

  test.each([
    ['ssssssssssssssssssssssssssssssss', 'repeated'],
    ['abcabcabcabcabcabcabcabcabcabcabca', 'repeated'],
    ['0123456789abcdef0123456789abcdef', 'repeated'],
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`', 'sequence'],
    ['aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbcccc', 'few_kinds'],
    ['change-me-please-0123456789-XYZ-uvw', 'text'],
    ['CHANGEME7f3k2l9q8w7e6r5t4y3u2i1o0p', 'text'],
    ['Password0192837465Qwertyuiop[]asdf', 'text'],
    ['this is the secret of our portal in the region', 'text'],
    ['очень-секретная-строка-нашего-портала-2026', 'text'],
  ])('a secret: %s', (secret, weakness) => {
    expect(secretWeakness(secret)).toBe(weakness);
  });
});

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://portal@db/portal?sslmode=verify-full',
  SMTP_URL: 'smtp://mail:25',
  APP_URL: 'https://certificate.example.ru',
  MASTER_KEY: base64(randomBytes(32)),
  AUTH_SECRET: base64(randomBytes(32)),
};

function faultsOf(changes: Record<string, string | undefined>): string[] {
  try {
    readEnvironment({ ...production, ...changes });
  } catch (error) {
    if (!(error instanceof BrokenEnvironment)) throw error;
    return error.message.split('\n').slice(1);
  }
  return [];
}

describe('a server for people speaks with its database in cipher', () => {
  const open =
    'база стоит на другой машине, а соединение не зашифровано. Добавьте к адресу sslmode=verify-full';

  test.each(['DATABASE_URL', 'MIGRATE_DATABASE_URL'])('%s', (name) => {
    for (const mode of ['', '?sslmode=disable', '?sslmode=prefer', '?connect_timeout=5']) {
      const faults = faultsOf({ [name]: `postgresql://portal@db.example.ru/portal${mode}` });
      expect(faults, mode).toEqual([`${name}: ${open}`]);
    }
    for (const mode of ['require', 'verify-ca', 'verify-full']) {
      expect(faultsOf({ [name]: `postgresql://portal@db/portal?sslmode=${mode}` })).toEqual([]);
    }
  });

  test('on its own machine nobody listens on the way', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      expect(faultsOf({ DATABASE_URL: `postgresql://portal@${host}:5432/portal` })).toEqual([]);
    }
    expect(faultsOf({ DATABASE_URL: 'postgresql:///portal?host=/run/postgresql' })).toEqual([]);
  });
});

describe('a server for people does not start', () => {
  const key = base64(randomBytes(32));

  test.each([
    [
      { MASTER_KEY: base64(Buffer.alloc(32, 1)) },
      'MASTER_KEY: ключ легко угадать, он состоит из повторов. Создайте новый: openssl rand -base64 32',
    ],
    [
      { AUTH_SECRET: 'this is the secret of our portal in the region' },
      'AUTH_SECRET: секрет легко угадать, это слова, а не случайные байты. Создайте новый: openssl rand -base64 32',
    ],
    [
      { METRICS_TOKEN: 'x'.repeat(32) },
      'METRICS_TOKEN: секрет легко угадать, он состоит из повторов. Создайте новый: openssl rand -base64 32',
    ],
    [
      { MASTER_KEY: key, AUTH_SECRET: key },
      'AUTH_SECRET: совпадает с главным ключом, а секреты должны быть разными. Создайте новый: openssl rand -base64 32',
    ],
    [
      { MASTER_KEY: key, AUTH_SECRET: Buffer.from(key, 'base64').toString('base64url') },
      'AUTH_SECRET: совпадает с главным ключом, а секреты должны быть разными. Создайте новый: openssl rand -base64 32',
    ],
    [
      { MASTER_KEY_PREVIOUS: key, AUTH_SECRET: key },
      'AUTH_SECRET: совпадает с главным ключом, а секреты должны быть разными. Создайте новый: openssl rand -base64 32',
    ],
    [
      { APP_URL: 'http://certificate.example.ru' },
      'APP_URL: адрес должен начинаться с https://, иначе пароли и документы пойдут по сети открытыми',
    ],
    [
      { APP_URL: 'http://localhost.example.ru' },
      'APP_URL: адрес должен начинаться с https://, иначе пароли и документы пойдут по сети открытыми',
    ],
  ])('with %o', (changes, sentence) => {
    expect(faultsOf(changes)).toEqual([sentence]);
  });

  test('and hears of all faults at once, never with a value', () => {
    const secret = 'tajna-kotoruju-nelzja-videt-nikomu';
    const faults = faultsOf({
      APP_URL: 'http://a.ru',
      MASTER_KEY: base64(Buffer.alloc(32)),
      AUTH_SECRET: secret,
    });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual(['MASTER_KEY', 'AUTH_SECRET', 'APP_URL']);
    expect(faults.join()).not.toContain('tajna');
  });

  test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'https://a.ru'])(
    'but it does at %s',
    (APP_URL) => {
      expect(faultsOf({ APP_URL })).toEqual([]);
    },
  );

  test('while development and tests may use what they like', () => {
    const weak = {
      MASTER_KEY: base64(Buffer.alloc(32)),
      AUTH_SECRET: 's'.repeat(32),
      APP_URL: 'http://a.ru',
    };
    expect(faultsOf({ ...weak, NODE_ENV: 'development' })).toEqual([]);
    expect(faultsOf({ ...weak, NODE_ENV: 'test' })).toEqual([]);
  });

  test('with a key that stands anywhere in this repository', () => {
    const texts = ['tests', 'lib', '.ci', 'prisma'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    );
    const readable = [...texts, '.env.example', 'README.md', 'ARCHITECTURE.md'].filter(
      (name) => !name.includes('generated') && /\.(ts|tsx|mjs|md|example|sh|sql|prisma)$/.test(name),
    );
    const keys = readable.flatMap(
      (name) => readFileSync(name, 'utf8').match(/(?<![\w+/=])[\w+/]{43}=(?![\w+/=])/g) ?? [],
    );
    expect(keys).toContain('aqjV+nfnZCTlwOni8GN4XOZP9gVdSXCWwnwHlZi1UjY=');
    for (const found of keys) expect(faultsOf({ MASTER_KEY: found }), found).not.toEqual([]);
  });
});
