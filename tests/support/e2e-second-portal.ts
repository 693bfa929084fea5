import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '@/lib/local/ports';
import { runNode } from '@/lib/local/processes';
import { RunningParts } from '@/lib/local/running-parts';
import { startServices } from '@/lib/local/services';

export type SecondPortal = {
  url: string;
  /** Nobody listens here until the test starts a mail server on it. */
  smtpPort: number;
  /** Where it keeps everything that it writes to the disk. */
  folder: string;
  query: <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;
  stop: () => Promise<void>;
};

/** Hears every line that site and worker print, at their most talkative. */
type Listening = { onLine?: (line: string) => void };

/** A portal of one test's own beside the common one, with demo data and without a mail server. */
export async function startPortalWithoutMail({ onLine }: Listening = {}): Promise<SecondPortal> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-without-mail-'));
  const parts = new RunningParts();
  const database = await makeDatabase();
  const [port, smtpPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${port}`;
  const settings = {
    DATABASE_URL: database.url,
    PORT: String(port),
    APP_URL: url,
    SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    STORAGE_DIR: join(folder, 'scans'),
    LOG_LEVEL: 'silent',
    ...(onLine ? { LOG_LEVEL: 'debug', TMPDIR: join(folder, 'tmp') } : {}),
  };
  mkdirSync(join(folder, 'tmp'));
  const env = { ...process.env, ...settings, NODE_ENV: 'production' };
  const stop = async () => {
    await parts.stop();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await runNode('Миграции', ['--import', 'tsx', 'lib/local/migrate.ts'], { env });
    await runNode('Демонстрационные данные', ['--import', 'tsx', 'lib/local/load-demo-data.ts'], { env });
    await startServices({ env, mail: null, port, appUrl: url }, parts, {
      onLine: () => onLine ?? (() => undefined),
    });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, smtpPort, folder, query: (sql, values) => ask(database.url, sql, values), stop };
}

async function makeDatabase() {
  const common = process.env.DATABASE_URL ?? '';
  const name = `without_mail_${process.pid}_${Date.now()}`;
  const url = new URL(common);
  url.pathname = name;
  await ask(common, `create database ${name}`);
  return {
    url: url.href,
    drop: async () => {
      await ask(common, `drop database ${name} with (force)`);
    },
  };
}

async function ask<Row extends object>(url: string, sql: string, values?: unknown[]): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
