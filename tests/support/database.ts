import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { setClock } from '@/lib/platform/clock';
import { closeDatabase } from '@/lib/platform/database';
import { closeJobs } from '@/lib/platform/jobs';
import { readSettingsAnew } from '@/lib/platform/environment';
import { loadKeys } from '@/lib/platform/load-keys';
import { testSettings } from './test-settings';

// A setup file: it runs before the modules of a test file read their settings.
const template = new URL(inject('templateDatabaseUrl'));
const name = `test_${randomUUID().replaceAll('-', '')}`;
const own = new URL(template);
own.pathname = `/${name}`;
const storage = mkdtempSync(join(tmpdir(), 'portal-scans-'));

Object.assign(process.env, testSettings, { DATABASE_URL: own.href, STORAGE_DIR: storage });

async function onServer(sql: string): Promise<void> {
  const server = new URL(template);
  server.pathname = '/postgres';
  const client = new Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  await onServer(`create database ${name} template ${template.pathname.slice(1)}`);
  await loadKeys();
  // A test file may still set what it wants before its modules read the settings.
  readSettingsAnew();
});

afterEach(() => setClock());

afterAll(async () => {
  await closeJobs();
  await closeDatabase();
  // Its database stays until the whole server is thrown away: where files were deleted just now, ext4 looks long for room
  // for new ones, and every next database would come slower.
  rmSync(storage, { recursive: true, force: true });
});
