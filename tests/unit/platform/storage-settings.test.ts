import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { BrokenEnvironment, readEnvironment } from '@/lib/platform/environment';
import { objectStoreSettings } from '@/lib/platform/storage-settings';

const good = {
  DATABASE_URL: 'postgresql://portal@db/portal',
  SMTP_URL: 'smtp://mail:25',
  MASTER_KEY: Buffer.alloc(32, 1).toString('base64'),
  AUTH_SECRET: 's'.repeat(32),
};

const store = {
  S3_ENDPOINT: 'https://s3.example.ru',
  S3_BUCKET: 'portal-scans',
  S3_ACCESS_KEY_ID: 'portal',
  S3_SECRET_ACCESS_KEY: 'secret',
};

const folder = mkdtempSync(join(tmpdir(), 'settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function faultsOf(changes: Record<string, string>): string {
  try {
    readEnvironment({ ...good, ...changes });
  } catch (error) {
    if (error instanceof BrokenEnvironment) return error.message;
    throw error;
  }
  return '';
}

describe('where files lie', () => {
  test('in a folder, unless a store is named', () => {
    expect(objectStoreSettings(readEnvironment(good))).toBeNull();
    expect(objectStoreSettings(readEnvironment({ ...good, S3_ENDPOINT: '' }))).toBeNull();
    expect(objectStoreSettings(readEnvironment({ ...good, ...store }))).toEqual({
      endpoint: 'https://s3.example.ru',
      region: 'us-east-1',
      bucket: 'portal-scans',
      prefix: 'portal/',
      accessKeyId: 'portal',
      secretAccessKey: 'secret',
      pathStyle: true,
    });
  });

  test('the secret may lie in a file', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, 'from a file\n');
    const read = readEnvironment({
      ...good,
      ...store,
      S3_SECRET_ACCESS_KEY: '',
      S3_SECRET_ACCESS_KEY_FILE: file,
    });
    expect(objectStoreSettings(read)?.secretAccessKey).toBe('from a file');
  });

  test.each(Object.keys(store))('without %s the others do not count', (name) => {
    expect(faultsOf({ ...store, [name]: '' })).toContain(`${name}: настройка не задана`);
  });

  test.each([
    ['S3_ENDPOINT', 's3.example.ru'],
    ['S3_ENDPOINT', 'ftp://s3.example.ru'],
    ['S3_BUCKET', 'Имя'],
    ['S3_PREFIX', 'portal'],
    ['S3_PREFIX', '/'],
    ['S3_PATH_STYLE', 'maybe'],
  ])('%s=%s is told in words', (name, value) => {
    expect(faultsOf({ ...store, [name]: value })).toContain(`${name}: `);
  });
});

describe('where clamd listens', () => {
  test.each(['/run/clamav/clamd.ctl', '127.0.0.1:3310', 'clamav:3310', '[::1]:3310'])('%s', (address) => {
    expect(readEnvironment({ ...good, CLAMD_SOCKET: address }).CLAMD_SOCKET).toBe(address);
  });

  test.each(['clamd.ctl', 'localhost', '3310', 'http://clamav:3310'])('%s is no such place', (address) => {
    expect(faultsOf({ CLAMD_SOCKET: address })).toContain('CLAMD_SOCKET: ');
  });
});
