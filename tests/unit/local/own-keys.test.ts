import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startSettings } from '@/lib/local/settings';
import { readEnvironment } from '@/lib/platform/environment';

const folder = mkdtempSync(join(tmpdir(), 'portal-own-keys-'));
const DATA_DIR = join(folder, 'data');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the secrets a start makes for itself pass the rules of production', () => {
  const { env } = startSettings({ DATA_DIR });
  expect(env.NODE_ENV).toBe('production');
  expect(readEnvironment(env).MASTER_KEY).toBe(env.MASTER_KEY);
});

test('a key in a file takes the place of the one the start made', () => {
  const key = randomBytes(32).toString('base64');
  const file = join(folder, 'key');
  writeFileSync(file, key);
  const { env } = startSettings({ DATA_DIR, MASTER_KEY_FILE: file });
  expect(env.MASTER_KEY).toBeUndefined();
  expect(readEnvironment(env).MASTER_KEY).toBe(key);
});

test('an address other people reach has to be https', () => {
  expect(() => startSettings({ DATA_DIR, APP_URL: 'http://certificate.example.ru' })).toThrow(
    'APP_URL: адрес должен начинаться с https://',
  );
});

test('the people of the demonstration need no telephone, unless the second step is switched on', () => {
  expect(startSettings({ DATA_DIR }).env.SECOND_FACTOR).toBe('off');
  expect(startSettings({ DATA_DIR, SECOND_FACTOR: 'required' }).env.SECOND_FACTOR).toBe('required');
});
