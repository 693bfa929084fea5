import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './ports';
import { ensureDatabase, startPostgres, type PostgresServer } from './postgres';

/** Runs `work` with a PostgreSQL of its own that is thrown away afterwards. */
export async function withScratchDatabase<Result>(
  work: (databaseUrl: string) => Promise<Result>,
): Promise<Result> {
  const scratch = await startScratchPostgres();
  try {
    await ensureDatabase(scratch.server, 'scratch');
    return await work(scratch.server.url('scratch'));
  } finally {
    await scratch.discard();
  }
}

/**
 * A PostgreSQL in a temporary folder on a free port, for tests and for writing migrations. Where the machine has memory to
 * spare it keeps its files there: hundreds of databases are made and thrown away sooner than on a disk.
 */
export async function startScratchPostgres({ onDisk = false } = {}): Promise<{
  server: PostgresServer;
  discard: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(onDisk ? tmpdir() : roomiest(), 'portal-postgres-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const options = {
      dataDir: join(folder, 'data'),
      port: await freePort(),
      password: 'scratch',
      throwaway: true,
      // Hundreds of databases of a minute each: whoever tidies them up would be busy with nothing else.
      settings: onDisk ? [] : ['autovacuum=off'],
    };
    const server = await startPostgres(options);
    const discard = async () => {
      await server.stop();
      remove();
    };
    return { server, discard };
  } catch (error) {
    remove();
    throw error;
  }
}

const inMemory = '/dev/shm';
const enough = 8 * 1024 ** 3;

function roomiest(): string {
  if (process.platform !== 'linux' || freemem() < 1.5 * enough) return tmpdir();
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize < enough ? tmpdir() : inMemory;
  } catch {
    return tmpdir();
  }
}
