import { randomBytes } from 'node:crypto';
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
};

/** What the operator of the server reads, a fault a line. */
function faultsOf(changes: Record<string, string | undefined>): string[] {
  try {
    readEnvironment({ ...good, ...changes });
  } catch (error) {
    if (!(error instanceof BrokenEnvironment)) throw error;
    const [heading, ...faults] = error.message.split('\n');
    expect(heading).toBe('Настройки заданы неверно.');
    return faults;
  }
  return [];
}

describe('settings in order', () => {
  test('what may be left out has its value', () => {
    expect(readEnvironment(good)).toMatchObject({
      PORT: 3000,
      APP_URL: 'http://localhost:3000',
      TIME_ZONE: 'Asia/Novokuznetsk',
      DATABASE_POOL: 10,
      PUBLIC_PAGES_SECONDS: 5,
      STORAGE_DIR: '.data/scans',
      QUIET_HOURS: { from: 21, to: 8 },
    });
    expect(readEnvironment({ ...good, QUIET_HOURS: 'off' }).QUIET_HOURS).toBeNull();
  });

  test('an empty value counts as absent, the address follows the port', () => {
    expect(readEnvironment({ ...good, PORT: '8080', APP_URL: '', TIME_ZONE: '' })).toMatchObject({
      PORT: 8080,
      APP_URL: 'http://localhost:8080',
      TIME_ZONE: 'Asia/Novokuznetsk',
    });
  });
});

describe('a fault is named with its setting', () => {
  test.each([
    ['DATABASE_URL', undefined, 'DATABASE_URL: не задан адрес базы данных PostgreSQL'],
    ['DATABASE_URL', 'mysql://db', 'DATABASE_URL: адрес должен начинаться с postgresql://'],
    ['SMTP_URL', undefined, 'SMTP_URL: не задан адрес почтового сервера'],
    ['SMTP_URL', 'mail.example.ru', 'SMTP_URL: адрес должен начинаться с smtp:// или smtps://'],
    ['MASTER_KEY', undefined, 'MASTER_KEY: не задан главный ключ шифрования'],
    ['MASTER_KEY', 'c2hvcnQ=', 'MASTER_KEY: нужны 32 случайных байта в base64 (openssl rand -base64 32)'],
    ['AUTH_SECRET', undefined, 'AUTH_SECRET: не задан секрет сеансов'],
    ['AUTH_SECRET', 'short', 'AUTH_SECRET: нужно не меньше 32 случайных знаков (openssl rand -base64 32)'],
    ['APP_URL', 'certificate', 'APP_URL: нужен адрес вида https://certificate.example.ru'],
    ['DATABASE_POOL', '1', 'DATABASE_POOL: нужно целое число от 2 до 200'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL: нужно одно из debug, info, warn, error, silent'],
    ['SECOND_FACTOR', 'yes', 'SECOND_FACTOR: нужно одно из required, offered, off'],
    ['QUIET_HOURS', '21', 'QUIET_HOURS: нужны часы вида 21-8 или off'],
    ['TIME_ZONE', 'Asia/Kemerovo', 'TIME_ZONE: такого часового пояса нет (пример: Asia/Novokuznetsk)'],
  ])('%s=%s', (name, value, sentence) => {
    expect(faultsOf({ [name]: value })).toEqual([sentence]);
  });

  test.each(['0', '65536', 'http', '3000.5'])('PORT=%s', (PORT) => {
    const faults = faultsOf({ PORT, APP_URL: 'http://localhost:3000' });
    expect(faults).toEqual(['PORT: нужно целое число от 1 до 65535']);
  });

  test('all of them at once', () => {
    const faults = faultsOf({ DATABASE_URL: '', SMTP_URL: 'x', MASTER_KEY: 'y', AUTH_SECRET: 'z' });
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'DATABASE_URL',
      'SMTP_URL',
      'MASTER_KEY',
      'AUTH_SECRET',
    ]);
  });

  test('never with the value: secrets stay out of logs', () => {
    const secret = 'tajna-kotoruju-nelzja-videt';
    expect(faultsOf({ AUTH_SECRET: secret, MASTER_KEY: secret }).join()).not.toContain(secret);
  });
});

describe('keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-keys-'));
  const file = join(folder, 'master-key');
  const key = randomBytes(32).toString('base64');
  writeFileSync(file, `${key}\n`);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('may lie in files, the end of the line left aside', () => {
    expect(readEnvironment({ ...good, MASTER_KEY: '', MASTER_KEY_FILE: file }).MASTER_KEY).toBe(key);
    const changing = readEnvironment({ ...good, MASTER_KEY_PREVIOUS_FILE: file });
    expect(changing).toMatchObject({ MASTER_KEY: good.MASTER_KEY, MASTER_KEY_PREVIOUS: key });
    expect(readEnvironment(good).MASTER_KEY_PREVIOUS).toBeUndefined();
  });

  test.each([
    [
      { MASTER_KEY: '', MASTER_KEY_FILE: '/nowhere/key' },
      'MASTER_KEY_FILE: файл не читается, проверьте путь и права',
    ],
    [{ MASTER_KEY_FILE: file }, 'MASTER_KEY_FILE: ключ уже задан в MASTER_KEY, оставьте одно из двух'],
    [
      { MASTER_KEY_PREVIOUS_FILE: '/nowhere/key' },
      'MASTER_KEY_PREVIOUS_FILE: файл не читается, проверьте путь и права',
    ],
    [
      { MASTER_KEY_PREVIOUS: 'c2hvcnQ=' },
      'MASTER_KEY_PREVIOUS: нужны 32 случайных байта в base64 (openssl rand -base64 32)',
    ],
    [
      { MASTER_KEY_PREVIOUS: good.MASTER_KEY },
      'MASTER_KEY_PREVIOUS: это тот же ключ, что в MASTER_KEY. Укажите прежний или уберите настройку',
    ],
    [
      { BACKUP_KEY: good.MASTER_KEY },
      'BACKUP_KEY: это главный ключ. У копий должен быть свой, иначе украденная копия открывается целиком',
    ],
    [{ BACKUP_KEY: 'c2hvcnQ=' }, 'BACKUP_KEY: нужны 32 случайных байта в base64 (openssl rand -base64 32)'],
    [{ BACKUP_KEEP_DAYS: '0' }, 'BACKUP_KEEP_DAYS: нужно целое число от 1 до 365'],
  ])('%o', (changes, sentence) => {
    expect(faultsOf(changes)).toEqual([sentence]);
  });

  test('a file with something else is told like a setting with something else', () => {
    writeFileSync(join(folder, 'short'), 'c2hvcnQ=');
    expect(faultsOf({ MASTER_KEY: '', MASTER_KEY_FILE: join(folder, 'short') })).toEqual([
      'MASTER_KEY: нужны 32 случайных байта в base64 (openssl rand -base64 32)',
    ]);
  });
});
