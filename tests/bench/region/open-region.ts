import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '@/lib/local/ports';
import { ensureDatabase, startPostgres, type PostgresServer } from '@/lib/local/postgres';
import { localSecrets } from '@/lib/local/secrets';
import { closeDatabase } from '@/lib/platform/database';
import { readSettingsAnew } from '@/lib/platform/environment';
import { makeRegion, regionPassword } from './generator/make-region';
import { readPeople, type RegionPeople } from './people';
import { regionStamp } from './stamp';

export type Region = {
  children: number;
  databaseUrl: string;
  /** Settings for the processes of the portal; PORT and APP_URL are for whoever starts them to choose. */
  settings: Record<string, string>;
  /** Of everybody in the region. */
  password: string;
  people: RegionPeople;
  stop: () => Promise<void>;
};

type Options = {
  children: number;
  /** Where regions are kept from run to run. */
  folder?: string;
  tell?: (line: string) => void;
};

const made = 'region';
const used = 'bench';

/** A copy of so many takes seconds and some hundred megabytes. */
const copiedUpTo = 50_000;

/**
 * Brings up the database of a generated region: made at the first call, kept for the next ones, and made anew when the
 * generator or the tables have changed. A small one is handed out as a copy: whoever measures finds it as it was made,
 * whatever others have done before. The server writes as in life (fsync) and ends with `stop`. This process takes the settings
 * of the region.
 */
export async function openRegion({
  children,
  folder = join('.data', 'bench', `region-${children}`),
  tell = (line) => console.log(line),
}: Options): Promise<Region> {
  const stampFile = join(folder, 'stamp');
  const stamp = regionStamp(children);
  const isKept = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
  if (!isKept) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const dataDir = join(folder, 'postgres');
  const secrets = localSecrets(join(folder, 'secrets.json'), dataDir);
  const options = { dataDir, port: await freePort(), password: secrets.databasePassword };
  if (!isKept) {
    tell(`Регион на ${children.toLocaleString('ru-RU')} детей создаётся заново в ${folder}.`);
    const maker = await startPostgres({ ...options, settings: makingSettings });
    try {
      await ensureDatabase(maker, made);
      takeSettings(settingsOf(maker.url(made), secrets, folder));
      await makeRegion(children, tell);
    } finally {
      await maker.stop();
    }
    writeFileSync(stampFile, stamp);
  }
  const server = await startPostgres({ ...options, settings: runningSettings });
  const databaseUrl = server.url(children <= copiedUpTo ? await copied(server) : made);
  const settings = settingsOf(databaseUrl, secrets, folder);
  takeSettings(settings);
  const stop = async () => {
    await closeDatabase();
    await server.stop();
  };
  try {
    const people = await readPeople(databaseUrl);
    return { children, databaseUrl, settings, password: regionPassword, people, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function copied(server: PostgresServer): Promise<string> {
  const client = new Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    await client.query(`drop database if exists ${used}`);
    await client.query(`create database ${used} template ${made} strategy file_copy`);
  } finally {
    await client.end();
  }
  return used;
}

/** While it is made nobody reads it, and a broken one is made anew. */
const makingSettings = [
  'fsync=off',
  'full_page_writes=off',
  'autovacuum=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=8GB',
  'checkpoint_timeout=1h',
  'shared_buffers=512MB',
  'jit=off',
];

/** What whoever sets up a server for a region gives it; everything else is as PostgreSQL comes. */
const runningSettings = ['shared_buffers=1GB', 'effective_cache_size=4GB', 'random_page_cost=1.1'];

function settingsOf(
  databaseUrl: string,
  { masterKey, authSecret }: { masterKey: string; authSecret: string },
  folder: string,
): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    MASTER_KEY: masterKey,
    AUTH_SECRET: authSecret,
    STORAGE_DIR: join(folder, 'scans'),
    SMTP_URL: 'smtp://127.0.0.1:1',
    APP_URL: 'http://localhost:3000',
    SECOND_FACTOR: 'off',
    QUIET_HOURS: 'off',
    LOG_LEVEL: 'silent',
  };
}

function takeSettings(settings: Record<string, string>): void {
  Object.assign(process.env, settings);
  readSettingsAnew();
}
