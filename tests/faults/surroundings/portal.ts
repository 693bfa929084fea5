import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { freePort } from '@/lib/local/ports';
import { runNode, type Child } from '@/lib/local/processes';
import { reportFailure } from '@/lib/local/report-failure';
import { StartRefusal } from '@/lib/local/start-refusal';
import { startSite, startWorker } from '@/lib/local/services';
import { testSettings } from '@/tests/support/test-settings';
import { Mailbox } from '@/tests/load/mailbox';
import { Gate } from '@/tests/support/gate';
import { KeptPostgres } from './kept-postgres';
import { KeptProcess } from './kept-process';
import { ownFolder, removeLeftFolders } from './own-folder';
import { PortalLog } from './portal-log';
import { startScanStorage, type ScanStorage, type StorageKind } from './scan-storage';

/** The portal as processes, with everything around it that can fail. */
export type FaultyPortal = {
  /** Address of the site; links in letters and codes on papers begin with `origin`. */
  url: string;
  origin: string;
  database: KeptPostgres;
  /** Between the portal and its database. */
  gate: Gate;
  mailbox: Mailbox;
  storage: ScanStorage;
  web: KeptProcess;
  worker: KeptProcess;
  /** Resolves when it works. */
  startAnotherWorker: () => Promise<KeptProcess>;
  /** Sets the clock of site and worker off by so many seconds. */
  setClockOff: (seconds: number) => void;
  log: PortalLog;
  /** Sentences about processes that have ended by themselves. */
  crashes: string[];
  /** Journal and mailbox lie here until the end. */
  folder: string;
  /** For what reads the database past the gate: the checker, and who makes the people. */
  settings: Record<string, string>;
  stop: () => Promise<void>;
};

const logFile = '.data/faults.log';
/** Loaded into the processes of the portal before anything else; their own settings know nothing of it. */
const clock = `--import ${pathToFileURL(resolve('tests/faults/clock/shifted-clock.mjs')).href}`;

/** Migrated, empty, and answering. */
export async function startFaultyPortal(kind: StorageKind): Promise<FaultyPortal> {
  const stops: (() => unknown)[] = [];
  const stop = async () => {
    for (const work of stops.splice(0).reverse()) {
      try {
        await work();
      } catch (error) {
        // The rest is to end all the same.
        reportFailure(error);
      }
    }
  };
  try {
    return { ...(await start(kind, stops)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(kind: StorageKind, stops: (() => unknown)[]): Promise<Omit<FaultyPortal, 'stop'>> {
  removeLeftFolders();
  const folder = ownFolder('portal');
  stops.push(() => rmSync(folder, { recursive: true, force: true }));
  const database = await KeptPostgres.start();
  stops.push(() => database.stop());
  const gate = await Gate.to(database.port);
  stops.push(() => gate.stop());
  const mailbox = new Mailbox(await freePort(), join(folder, 'mailbox.jsonl'));
  await mailbox.open();
  stops.push(() => mailbox.close());
  const storage = await startScanStorage(kind);
  stops.push(() => storage.stop());
  const port = await freePort();
  const clockFile = join(folder, 'clock');
  const settings = {
    ...testSettings,
    ...storage.settings,
    DATABASE_URL: database.url,
    DATABASE_POOL: '10',
    APP_URL: `http://localhost:${port}`,
    PORT: String(port),
    SMTP_URL: mailbox.url,
    // Longer than the slow mail server thinks.
    MAIL_TIMEOUT: '10',
    MAIL_PER_MINUTE: '6000',
    SECOND_FACTOR: 'required',
    // Each person sits behind an address of their own.
    TRUSTED_PROXIES: '1',
    // A page that is given from memory does not show whether the database is there.
    PUBLIC_PAGES_SECONDS: '0',
  };
  const env = { ...process.env, ...settings, NODE_ENV: 'production' };
  await runNode('Миграции', ['--import', 'tsx', 'lib/local/migrate.ts'], { env });
  const faulty = {
    DATABASE_URL: gate.urlTo(database.url),
    LOG_LEVEL: 'info',
    FAULTS_CLOCK_FILE: clockFile,
    NODE_OPTIONS: clock,
  };
  const started = { ...env, ...faulty };
  const site = { env: started, port, appUrl: settings.APP_URL };
  const log = new PortalLog(logFile);
  const crashes: string[] = [];
  const keep = (start: () => Child) => {
    const kept = new KeptProcess(start, (sentence) => crashes.push(sentence));
    stops.push(() => kept.stop());
    return kept;
  };
  const startAnotherWorker = async () => {
    const since = Date.now();
    const another = keep(() => startWorker(started, log.of('задания')));
    await log.untilSaid(/"worker_ready"/, since);
    return another;
  };
  const web = keep(() => startSite(site, log.of('сайт')));
  const worker = await startAnotherWorker();
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(url);
  return {
    ...{ url, origin: settings.APP_URL, folder, database, gate, mailbox, storage, web, worker, log, crashes },
    settings,
    startAnotherWorker,
    setClockOff: (seconds) => writeFileSync(clockFile, String(seconds * 1000)),
  };
}

async function untilAnswers(url: string): Promise<void> {
  for (let tries = 0; tries < 240; tries += 1) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await pause(250);
  }
  throw new StartRefusal(`Сайт не ответил за минуту. Что он сказал, записано в ${logFile}.`);
}
