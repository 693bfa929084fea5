import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries';
import { launcher, postgresOwner, type Launch, type Owner } from './postgres-owner';
import { commandOf } from './running-command.mjs';
import { StartRefusal } from './start-refusal';

/** A folder of a PostgreSQL cluster and how its programs are run. */
export type Cluster = { dataDir: string; binaries: PostgresBinaries; owner: Owner; launch: Launch };

export async function openCluster(folder: string): Promise<Cluster> {
  const dataDir = resolve(folder);
  const binaries = await postgresBinaries();
  const owner = postgresOwner();
  mkdirSync(dirname(dataDir), { recursive: true });
  return { dataDir, binaries, owner, launch: launcher(owner, [binaries.postgres, dirname(dataDir)]) };
}

/** Makes the cluster (UTF-8, ICU) if there is none yet. Its password is fixed here. */
export function ensureCluster(
  cluster: Cluster,
  { password, sync }: { password: string; sync: boolean },
): void {
  const { dataDir, owner } = cluster;
  const finished = `${dataDir}.initialised`;
  if (existsSync(join(dataDir, 'PG_VERSION')) && existsSync(finished)) return;
  // What an interrupted first start left behind is no database yet.
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const passwordFile = `${dataDir}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner) for (const path of [dataDir, passwordFile]) chownSync(path, owner.uid, owner.gid);
  try {
    initialise(cluster, passwordFile, sync);
    writeFileSync(finished, '');
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function initialise({ dataDir, binaries, launch }: Cluster, passwordFile: string, sync: boolean): void {
  const { command, args, options } = launch(binaries.initdb, [
    `--pgdata=${dataDir}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--encoding=UTF8',
    '--locale-provider=icu',
    '--icu-locale=ru-RU',
    '--lc-messages=C',
    ...characterTypes(),
    ...(sync ? [] : ['--no-sync']),
  ]);
  const env = { ...process.env, LC_ALL: '', TZ: 'UTC' };
  const done = spawnSync(command, args, { ...options, env, encoding: 'utf8' });
  if (done.status === 0) return;
  const reason = done.error?.message ?? done.stderr.trim();
  throw new StartRefusal(`Не удалось создать базу данных в папке ${dataDir}: ${reason}`);
}

/** Trigrams ask the system's locale, not ICU, what a letter is: with «C» they see none in Russian words. */
function characterTypes(): string[] {
  if (process.platform === 'win32') return ['--locale=C'];
  const answer = spawnSync('locale', ['-a'], { encoding: 'utf8' });
  const known = answer.status === 0 ? answer.stdout.split('\n') : [];
  const fitting = ['C.UTF-8', 'C.utf8', 'ru_RU.UTF-8', 'ru_RU.utf8', 'en_US.UTF-8', 'en_US.utf8'];
  const chosen = fitting.find((name) => known.includes(name)) ?? 'C';
  return [`--lc-ctype=${chosen}`, `--lc-collate=${chosen}`];
}

/** A killed start may have left a server behind that still holds the cluster, or only the note of one: clear both. */
export function endLeftoverServer({ dataDir, binaries, launch }: Cluster): void {
  const note = join(dataDir, 'postmaster.pid');
  const holder = noted(note);
  if (holder === null) return;
  // The number may since belong to another program, which must not be touched.
  if (commandOf(holder).includes(dataDir)) {
    const stop = ['stop', `--pgdata=${dataDir}`, '--mode=fast', '--timeout=60', '--silent'];
    const { command, args, options } = launch(binaries.pg_ctl, stop);
    spawnSync(command, args, { ...options, stdio: 'ignore' });
  }
  if (commandOf(holder).includes(dataDir)) {
    throw new StartRefusal(
      `Прежний сервер базы данных (процесс ${holder}) не останавливается: завершите его.`,
    );
  }
  rmSync(note, { force: true });
}

function noted(path: string): number | null {
  if (!existsSync(path)) return null;
  return Number.parseInt(readFileSync(path, 'utf8'), 10);
}
