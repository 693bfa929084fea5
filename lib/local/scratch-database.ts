import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

/** A PostgreSQL in a temporary folder on a free port, for tests and for writing migrations. */
export async function startScratchPostgres(): Promise<{
  server: PostgresServer;
  discard: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-postgres-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const options = {
      dataDir: join(folder, 'data'),
      port: await freePort(),
      password: 'scratch',
      throwaway: true,
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
