import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { BrokenEnvironment, readEnvironment } from '@/lib/platform/environment';

const good = {
  DATABASE_URL: 'postgresql://portal@db/portal',
  SMTP_URL: 'smtp://mail:25',
  MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  AUTH_SECRET: 's'.repeat(32),
  APP_URL: 'https://certificate.example.ru',
};

const connection = {
  OIDC_ISSUER: 'https://id.example.ru',
  OIDC_CLIENT_ID: 'portal',
  OIDC_CLIENT_SECRET: 'a secret of the provider',
};

/** With what says whom it lets in. */
const provider = { ...connection, OIDC_CLAIM_VERIFIED: 'trusted' };

function faultsOf(changes: Record<string, string>): string[] {
  try {
    readEnvironment({ ...good, ...changes });
  } catch (error) {
    if (!(error instanceof BrokenEnvironment)) throw error;
    return error.message.split('\n').slice(1);
  }
  return [];
}

const folder = mkdtempSync(join(tmpdir(), 'portal-provider-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('left out, there is no provider and nothing wrong', () => {
  expect(readEnvironment(good).OIDC_ISSUER).toBeUndefined();
});

test('four settings are enough; the rest has its value', () => {
  expect(readEnvironment({ ...good, ...provider })).toMatchObject({
    ...provider,
    OIDC_LABEL: 'Госуслуги',
    OIDC_SCOPE: 'openid fullname snils',
    OIDC_CLAIM_SNILS: 'snils',
    OIDC_CLAIM_SURNAME: 'family_name',
    OIDC_CLAIM_GIVEN_NAME: 'given_name',
    OIDC_CLAIM_PATRONYMIC: 'middle_name',
  });
});

describe('all or none', () => {
  test.each(Object.keys(connection))('without %s', (name) => {
    const sentence = `${name}: настройка не задана. Для входа через поставщика нужны OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, все или ни одной`;
    expect(faultsOf({ ...provider, [name]: '' })).toEqual([sentence]);
  });
});

test('whether identities are checked has to be said, if only that nobody else is let in', () => {
  expect(faultsOf(connection)).toEqual([
    'OIDC_CLAIM_VERIFIED: настройка не задана. Нужно имя признака подтверждённой личности (у Госуслуг — trusted) или none, если поставщик пускает только тех, чью личность проверил',
  ]);
  expect(faultsOf({ ...connection, OIDC_CLAIM_VERIFIED: 'none' })).toEqual([]);
});

describe('the way to the provider is encrypted', () => {
  const sentence =
    'OIDC_ISSUER: адрес должен начинаться с https://, иначе сведения о людях пойдут по сети открытыми';

  test.each([
    ['http://id.example.ru', 'https://certificate.example.ru'],
    ['http://localhost:9000', 'https://certificate.example.ru'],
    ['http://id.example.ru', 'http://localhost:3000'],
    ['ftp://id.example.ru', 'http://localhost:3000'],
  ])('%s for %s is refused', (OIDC_ISSUER, APP_URL) => {
    expect(faultsOf({ ...provider, OIDC_ISSUER, APP_URL })).toEqual([sentence]);
  });

  test('but on one’s own machine', () => {
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      const changes = { OIDC_ISSUER: `http://${host}:9000`, APP_URL: 'http://localhost:3000' };
      expect(faultsOf({ ...provider, ...changes })).toEqual([]);
    }
  });
});

test.each([
  ['OIDC_ISSUER', 'id.example.ru', 'OIDC_ISSUER: нужен адрес поставщика вида https://id.example.ru'],
  ['OIDC_SCOPE', 'snils', 'OIDC_SCOPE: среди запрашиваемых областей должна быть openid'],
  ['OIDC_LABEL', 'x'.repeat(61), 'OIDC_LABEL: нужно название не длиннее 60 знаков'],
  ['OIDC_LABEL', 'Гос\nуслуги', 'OIDC_LABEL: нужно название не длиннее 60 знаков'],
  [
    'OIDC_CLAIM_SNILS',
    'мой снилс',
    'OIDC_CLAIM_SNILS: нужно имя, под которым поставщик передаёт эти сведения',
  ],
])('%s=%s', (name, value, sentence) => {
  expect(faultsOf({ ...provider, [name]: value })).toEqual([sentence]);
});

test('the secret may lie in a file', () => {
  const file = join(folder, 'secret');
  writeFileSync(file, 'from a file\n');
  const given = { ...provider, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_SECRET_FILE: file };
  expect(readEnvironment({ ...good, ...given }).OIDC_CLIENT_SECRET).toBe('from a file');
  expect(faultsOf({ ...given, OIDC_CLIENT_SECRET_FILE: '/nowhere' })).toEqual([
    'OIDC_CLIENT_SECRET_FILE: файл не читается, проверьте путь и права',
  ]);
});
