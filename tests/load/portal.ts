import { randomBytes } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { ensureBuild } from '@/lib/local/build';
import { freePort } from '@/lib/local/ports';
import { ensureDatabase, postgresUrl, startPostgres } from '@/lib/local/postgres';
import { runNode, type Child, type Environment } from '@/lib/local/processes';
import { startSite, startWorker, untilItAnswers } from '@/lib/local/services';
import type { Traffic } from './browser';
import { Mailbox } from './mailbox';
import { Part } from './part';

export type PortalWanted = {
  webs?: number;
  workers?: number;
  /** A database of somebody else's, migrated; without one the portal gets a PostgreSQL of its own, written through to the disk. */
  databaseUrl?: string;
  /** Settings that differ from those here, of all processes; a database that is given comes with its keys. */
  settings?: Environment;
  /** Settings of one kind of process alone: NODE_OPTIONS of a profiler. */
  only?: { web?: Environment; worker?: Environment };
  /** Settings of the PostgreSQL of its own, «name=value». */
  postgresSettings?: readonly string[];
  /** Where the folder of this portal is made; `.data` when absent. */
  place?: string;
  /** Where scans are stored; a folder of this portal's own when absent. */
  storage?: string;
};

export type LoadPortal = {
  /** Addresses of the web instances. */
  urls: readonly string[];
  /** APP_URL: links in letters and codes on papers begin with it. */
  origin: string;
  /** What virtual users have exchanged with it so far. */
  traffic: Traffic;
  webs: readonly Part[];
  workers: readonly Part[];
  /** Null when the database is somebody else's. */
  postgres: Part | null;
  databaseUrl: string;
  mailbox: Mailbox;
  storage: string;
  /** Everything of this portal: logs, journal, mailbox, scans; removed by `stop`. */
  folder: string;
  /** Complete settings of its processes. */
  env: Environment;
  query: <Row extends object>(sql: string, values?: unknown[]) => Promise<Row[]>;
  stop: () => Promise<void>;
};

const name = 'portal';

/** The portal as its owner runs it: the production build, several webs and workers on one PostgreSQL, a mail server. */
export async function startPortal(wanted: PortalWanted = {}): Promise<LoadPortal> {
  const { webs: webCount = 1, workers: workerCount = 1, place = '.data' } = wanted;
  await ensureBuild();
  mkdirSync(place, { recursive: true });
  // Not where the system keeps temporary files: those may lie in memory, and a disk is part of what is measured.
  const folder = resolve(mkdtempSync(join(place, 'load-')));
  const ports = await Promise.all(Array.from({ length: webCount }, freePort));
  const origin = `http://localhost:${ports[0]}`;
  const mailbox = new Mailbox(await freePort(), join(folder, 'mailbox.jsonl'));
  const { postgres, databaseUrl } = await database(wanted, folder);
  const storage = wanted.storage ?? join(folder, 'scans');
  const env: Environment = {
    ...process.env,
    MASTER_KEY: randomBytes(32).toString('base64'),
    AUTH_SECRET: randomBytes(32).toString('base64'),
    // What a mail server of a region bears; letters come at whatever hour it is run.
    MAIL_PER_MINUTE: '6000',
    QUIET_HOURS: 'off',
    SECOND_FACTOR: 'required',
    LOG_LEVEL: 'info',
    // Each family sits behind an address of its own, as it does behind a proxy.
    TRUSTED_PROXIES: '1',
    ...wanted.settings,
    APP_URL: origin,
    DATABASE_URL: databaseUrl,
    SMTP_URL: mailbox.url,
    STORAGE_DIR: storage,
    NODE_ENV: 'production',
  };
  const parts: Part[] = [];
  const webs = ports.map((port, at) =>
    web(`сайт ${at + 1}`, { port, env: { ...env, ...wanted.only?.web, DATABASE_URL: databaseUrl } }),
  );
  const workers = Array.from({ length: workerCount }, (_, at) =>
    worker(`исполнитель ${at + 1}`, { ...env, ...wanted.only?.worker }),
  );
  const stop = async () => {
    for (const part of parts.toReversed()) await part.stop();
    await mailbox.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    for (const part of [postgres ?? []].flat()) await started(part);
    await migrate(env, postgres !== null);
    await mailbox.open();
    for (const part of [...workers, ...webs]) await started(part);
  } catch (error) {
    await stop();
    throw error;
  }
  const urls = ports.map((port) => `http://127.0.0.1:${port}`);
  const traffic = { requests: 0, sent: 0, received: 0 };
  const running = { webs, workers, postgres, mailbox, stop };
  const places = { urls, origin, databaseUrl, storage, folder, env };
  return { ...places, ...running, traffic, query: ask(databaseUrl) };

  async function started(part: Part): Promise<void> {
    parts.push(part);
    await part.start();
  }

  function web(
    title: string,
    { port, env: own }: { port: number; env: Environment & { DATABASE_URL: string } },
  ): Part {
    return new Part(title, async () => {
      const settings = { env: { ...own, PORT: String(port) }, port, appUrl: origin };
      const child = startSite(settings, logger(folder, title));
      await untilItAnswers(child, `http://127.0.0.1:${port}/`);
      return { child };
    });
  }

  function worker(title: string, own: Environment): Part {
    return new Part(title, async () => {
      const ready = Promise.withResolvers<undefined>();
      const log = logger(folder, title);
      const child = startWorker(own, (line) => {
        log(line);
        if (line.includes('"worker_ready"')) ready.resolve(undefined);
      });
      await Promise.race([ready.promise, endedEarly(child)]);
      return { child };
    });
  }
}

async function endedEarly(child: Child): Promise<never> {
  throw new Error(`Не удалось запустить: ${child.title} (код ${await child.ended}).`);
}

async function database(wanted: PortalWanted, folder: string) {
  if (wanted.databaseUrl !== undefined) return { postgres: null, databaseUrl: wanted.databaseUrl };
  const options = { dataDir: join(folder, 'postgres'), port: await freePort(), password: 'load' };
  const postgres = new Part('база данных', async () => {
    const server = await startPostgres({
      ...options,
      settings: ['shared_buffers=256MB', ...(wanted.postgresSettings ?? [])],
    });
    await ensureDatabase(server, name);
    return { child: server.child, stop: server.stop };
  });
  return { postgres, databaseUrl: postgresUrl(options, name) };
}

async function migrate(env: Environment, own: boolean): Promise<void> {
  if (own) await runNode('Миграции', ['--import', 'tsx', 'lib/local/migrate.ts'], { env });
}

/** What a process says is kept beside its data for whoever looks into a failure. */
function logger(folder: string, title: string): (line: string) => void {
  const file = join(folder, `${title}.log`);
  return (line) => appendFileSync(file, `${line}\n`);
}

function ask(databaseUrl: string): LoadPortal['query'] {
  return async <Row extends object>(sql: string, values: unknown[] = []) => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  };
}
