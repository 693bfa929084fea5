import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readEnvironment } from '@/lib/platform/environment';
import { testSettings } from '@/tests/support/test-settings';

const required = { ...testSettings, DATABASE_URL: 'postgresql://localhost/portal' };

function rsa(bits: number): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

const key = rsa(2048);
const signed = {
  ...required,
  MAIL_FROM: 'Портал <no-reply@mail.example.ru>',
  DKIM_DOMAIN: 'Example.ru',
  DKIM_SELECTOR: 'portal2026',
  DKIM_PRIVATE_KEY: key,
};

function faultsOf(source: Readonly<Record<string, string>>): string {
  try {
    readEnvironment(source);
    return '';
  } catch (error) {
    return String(error);
  }
}

describe('the signing of letters', () => {
  test('is off without settings, and on with all three', () => {
    expect(readEnvironment(required).DKIM_DOMAIN).toBeUndefined();
    expect(readEnvironment(signed)).toMatchObject({ DKIM_DOMAIN: 'example.ru', DKIM_PRIVATE_KEY: key });
  });

  test('takes the key in one line, and from a file', () => {
    const oneLine = key.replaceAll('\n', '\\n');
    expect(readEnvironment({ ...signed, DKIM_PRIVATE_KEY: oneLine }).DKIM_PRIVATE_KEY).toBe(key);
    const file = join(mkdtempSync(join(tmpdir(), 'dkim-')), 'key.pem');
    writeFileSync(file, key);
    const fromFile = { ...signed, DKIM_PRIVATE_KEY: '', DKIM_PRIVATE_KEY_FILE: file };
    expect(readEnvironment(fromFile).DKIM_PRIVATE_KEY).toBe(key.trim());
  });

  test('needs all settings or none', () => {
    const faults = faultsOf({ ...signed, DKIM_SELECTOR: '' });
    expect(faults).toContain('DKIM_SELECTOR: настройка не задана. Для подписи писем нужны');
  });

  test.each([
    ['мусор', 'ключ не читается'],
    [rsa(1024), 'ключ короче 2048 бит'],
    [
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      'нужен ключ RSA',
    ],
  ])('refuses a key at the start (case %#)', (pem, sentence) => {
    const faults = faultsOf({ ...signed, DKIM_PRIVATE_KEY: pem });
    expect(faults).toContain(`DKIM_PRIVATE_KEY: ${sentence}`);
    expect(faults).not.toContain(pem);
  });

  test.each(['Портал <no-reply@example.com>', 'no-reply@notexample.ru'])(
    'is of the domain people see: %s',
    (from) => {
      expect(faultsOf({ ...signed, MAIL_FROM: from })).toContain('DKIM_DOMAIN: не совпадает с доменом');
    },
  );
});

test.each([
  ['MAIL_FROM', 'Портал без адреса', 'нужен адрес вида'],
  ['MAIL_BOUNCE_TO', 'Отчёты <bounces@example.ru>', 'нужен адрес вида'],
  ['MAIL_PER_MINUTE', '0', 'нужно целое число от 1'],
  ['MAIL_TIMEOUT', '-1', 'нужно целое число от 1'],
  ['MAIL_TIMEOUT', '181', 'нужно целое число от 1'],
  ['BOUNCE_MAILBOX', 'var/mail', 'нужен полный путь'],
  ['BOUNCE_WEBHOOK_SECRET', 'short', 'нужно не меньше 32 случайных знаков'],
])('%s: %s is refused with a sentence', (name, value, sentence) => {
  expect(faultsOf({ ...required, [name]: value })).toContain(`${name}: ${sentence}`);
});
