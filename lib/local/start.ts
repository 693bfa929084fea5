import { applyMigrations } from './apply-migrations';
import { ensureBuild } from './build';
import { existingLogins, hasNobody, requireRestored, requireRussianLetters } from './database-check';
import { demoAccounts, demoTable } from './demo-accounts';
import { loadDotEnv } from './dot-env';
import { ensureClient } from './generate.mjs';
import { requireFreePorts } from './ports';
import { ensureDatabase, startPostgres } from './postgres';
import { endLeftoverServer, openCluster } from './postgres-cluster';
import { runNode } from './processes';
import { reportFailure } from './report-failure';
import { RunningParts } from './running-parts';
import { startServices } from './services';
import { neededPorts, startSettings, type StartSettings } from './settings';
import { step } from './steps';

const parts = new RunningParts();

/** Asked to stop: by Ctrl-C, by a signal, or because the command that started us is gone. */
const stopping = new AbortController();
const { signal } = stopping;
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect']) process.on(name, () => stopping.abort());

async function start(): Promise<void> {
  const settings = await step(2, 'Настройки, место на диске, порты', prepare, () => 'в порядке');
  const build = () => ensureBuild(signal);
  await step(3, 'Сборка сайта', build, (done) => (done ? 'собран' : 'уже собран'));
  await step(
    4,
    'База данных',
    () => bringDatabase(settings),
    (outcome) => outcome,
  );
  const migrations = () => applyMigrations(settings.env.DATABASE_URL);
  await step(5, 'Миграции', migrations, ({ length }) =>
    length > 0 ? `применено: ${length}` : 'уже применены',
  );
  await step(
    6,
    'Демонстрационные данные',
    () => bringDemoData(settings),
    (outcome) => outcome,
  );
  await step(
    7,
    settings.mail ? 'Сайт, обработчик заданий, приём писем' : 'Сайт, обработчик заданий',
    () => bringServices(settings),
    () => 'работают',
  );
  await printAddresses(settings);
  await parts.untilStopped(signal);
}

async function prepare(): Promise<StartSettings> {
  loadDotEnv();
  const settings = startSettings(process.env);
  if (settings.database) endLeftoverServer(await openCluster(settings.database.dataDir));
  await requireFreePorts(neededPorts(settings));
  // Whatever of the portal runs in this process reads the same settings as its children.
  Object.assign(process.env, settings.env);
  ensureClient();
  return settings;
}

async function bringDatabase({ database, env }: StartSettings): Promise<string> {
  signal.throwIfAborted();
  if (database) {
    const server = await startPostgres(database);
    parts.keep(server.child, server.stop);
    await ensureDatabase(server, database.name);
  }
  await requireRussianLetters(env.DATABASE_URL);
  await requireRestored(env.DATABASE_URL);
  return database ? 'работает' : 'указанная отвечает';
}

async function bringDemoData({ demoData, env }: StartSettings): Promise<string> {
  signal.throwIfAborted();
  if (!(await hasNobody(env.DATABASE_URL))) return 'не нужны: в базе уже есть люди';
  if (!demoData) return 'не загружены: в указанную базу только с DEMO_DATA=yes';
  await runNode('Загрузка демонстрационных данных', ['--import', 'tsx', 'lib/local/load-demo-data.ts'], {
    env,
    signal,
  });
  return 'загружены';
}

/** What the parts say while they start is noise, unless they do not start. */
async function bringServices(settings: StartSettings): Promise<void> {
  const said: string[] = [];
  let print = (line: string): unknown => said.push(line);
  const onLine = (part: string) => (line: string) => print(`[${part}] ${line}`);
  try {
    await startServices(settings, parts, { onLine, signal });
  } catch (error) {
    if (!signal.aborted) console.log(`\n${said.join('\n')}`);
    throw error;
  }
  print = (line) => console.log(line);
}

async function printAddresses({ appUrl, mail, env }: StartSettings): Promise<void> {
  const logins = await existingLogins(env.DATABASE_URL, Object.keys(demoAccounts));
  console.log(`\nПортал:  ${appUrl}`);
  if (mail) console.log(`Письма:  http://localhost:${mail.pagePort}`);
  if (logins.size > 0) console.log(`\n${demoTable(logins)}`);
  console.log('\nОстановить: Ctrl-C');
}

try {
  await start();
} catch (error) {
  // A step broken off because we were asked to stop is no failure.
  if (!signal.aborted) {
    console.log();
    reportFailure(error);
    process.exitCode = 1;
  }
}
if (signal.aborted) console.log('\nОстанавливаю портал …');
await parts.stop();
if (signal.aborted) console.log('Портал остановлен.');
process.exit();
