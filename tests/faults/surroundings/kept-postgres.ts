import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { freePort } from '@/lib/local/ports';
import {
  ensureDatabase,
  startPostgres,
  type PostgresOptions,
  type PostgresServer,
} from '@/lib/local/postgres';
import { ownFolder } from './own-folder';

const database = 'portal';

/** A PostgreSQL on a disk that keeps what it has promised (fsync), and can be killed as a whole or by a backend. */
export class KeptPostgres {
  readonly port: number;
  readonly #options: PostgresOptions;
  readonly #folder: string;
  #server: PostgresServer;

  private constructor(folder: string, options: PostgresOptions, server: PostgresServer) {
    this.#folder = folder;
    this.#options = options;
    this.#server = server;
    this.port = options.port;
  }

  static async start(): Promise<KeptPostgres> {
    const folder = ownFolder('postgres');
    const options = { dataDir: join(folder, 'data'), port: await freePort(), password: 'faults' };
    const server = await startPostgres(options);
    await ensureDatabase(server, database);
    return new KeptPostgres(folder, options, server);
  }

  /** The address of the portal's database, past the gate. */
  get url(): string {
    return this.#server.url(database);
  }

  /** kill -9 of the postmaster; its backends see that it is gone and end. */
  async kill(): Promise<void> {
    const { process: postmaster, ended } = this.#server.child;
    if (!postmaster.kill('SIGKILL')) throw new Error('Некого убить: PostgreSQL не работает.');
    await ended;
  }

  /** As the system of a server starts it again: until the last backend of the killed one is gone it does not come up. */
  async startAgain(): Promise<void> {
    const giveUpAt = performance.now() + 30_000;
    for (;;) {
      try {
        this.#server = await startPostgres(this.#options);
        return;
      } catch (error) {
        if (performance.now() > giveUpAt) throw error;
        await pause(500);
      }
    }
  }

  /** kill -9 of one backend that works for the portal. */
  async killBackend(): Promise<void> {
    const client = new Client({ connectionString: this.#server.url('postgres') });
    // The server throws everybody out, the asker as well.
    client.on('error', () => undefined);
    await client.connect();
    try {
      // Rather one that is at something: what was half-done is what may go wrong.
      const { rows } = await client.query<{ pid: number }>(
        `select pid from pg_stat_activity where datname = $1 and backend_type = 'client backend'
         order by (state <> 'idle') desc, random() limit 1`,
        [database],
      );
      const victim = rows[0]?.pid;
      if (victim === undefined) throw new Error('Некого убить: у портала нет соединений с PostgreSQL.');
      process.kill(victim, 'SIGKILL');
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async stop(): Promise<void> {
    await this.#server.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
