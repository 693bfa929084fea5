import { spawn, type ChildProcess } from 'node:child_process';
import { Client } from 'pg';
import { endLeftoverServer, ensureCluster, openCluster, type Cluster } from './postgres-cluster';
import { endOf, hasEnded, type Child } from './processes';
import { StartRefusal } from './start-refusal';

export type PostgresOptions = {
  /** Folder of the cluster; made when absent. */
  dataDir: string;
  port: number;
  /** Password of the user `postgres`; it is fixed when the cluster is made. */
  password: string;
  /** A cluster thrown away after use need not survive a power cut, and ends with the terminal's Ctrl-C. */
  throwaway?: boolean;
  /** Further settings of the server, «name=value». */
  settings?: readonly string[];
};

export type PostgresServer = {
  child: Child;
  /** Address of a database of this server. */
  url: (database: string) => string;
  /** Ends sessions, writes everything and waits for the end. */
  stop: () => Promise<void>;
};

/** Starts the embedded PostgreSQL, making its cluster first where there is none. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const cluster = await openCluster(options.dataDir);
  endLeftoverServer(cluster);
  ensureCluster(cluster, { password: options.password, sync: !options.throwaway });
  const server = launchServer(cluster, options);
  const child = { title: 'база данных', process: server, ended: endOf(server) };
  await untilReady(server);
  return { child, url: (database) => postgresUrl(options, database), stop: () => stopServer(child) };
}

export function postgresUrl(
  { port, password }: { port: number; password: string },
  database: string,
): string {
  return `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Makes the database if it is absent. */
export async function ensureDatabase(server: PostgresServer, name: string): Promise<void> {
  const client = new Client({ connectionString: server.url('postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}

/**
 * Nothing is kept for a restart, nothing is sent on, and plans are not compiled for queries run once. Whoever waits for a lock
 * longer than anything takes is told so, instead of a test that ends without a word.
 */
const throwawaySettings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=1GB',
  'checkpoint_timeout=1h',
  'shared_buffers=64MB',
  'jit=off',
  'lock_timeout=45s',
];

function launchServer(cluster: Cluster, options: PostgresOptions): ChildProcess {
  const { port, throwaway } = options;
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(throwaway ? throwawaySettings : []),
    ...(options.settings ?? []),
  ];
  const launch = cluster.launch(cluster.binaries.postgres, [
    '-D',
    cluster.dataDir,
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  const server = spawn(launch.command, launch.args, {
    ...launch.options,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: !throwaway,
  });
  // However this process ends, short of being killed, the server does not outlive it.
  const end = () => hasEnded(server) || server.kill('SIGINT');
  process.on('exit', end);
  server.once('close', () => process.off('exit', end));
  return server;
}

function untilReady(server: ChildProcess): Promise<void> {
  const said: string[] = [];
  server.stderr?.setEncoding('utf8');
  return new Promise((ready, failed) => {
    server.stderr?.on('data', (text: string) => {
      if (said.length < 20) said.push(text.trim());
      if (text.includes('ready to accept connections')) ready();
    });
    server.once('error', failed);
    server.once('close', () => failed(new StartRefusal(`База данных не запустилась.\n${said.join('\n')}`)));
  });
}

async function stopServer({ process: server, ended }: Child): Promise<void> {
  // SIGINT is PostgreSQL's «fast» shutdown: sessions end, everything is written.
  if (!hasEnded(server)) server.kill('SIGINT');
  await ended;
}
