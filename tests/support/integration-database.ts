import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { applyMigrations } from '@/lib/local/apply-migrations';
import { freePort } from '@/lib/local/ports';
import { ensureDatabase, startPostgres } from '@/lib/local/postgres';
import { closeJobs } from '@/lib/platform/jobs';
import { testSettings } from './test-settings';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the database that every test file's own one is a copy of. */
    templateDatabaseUrl: string;
  }
}

const template = 'portal_template';

/** A PostgreSQL of its own on a free port, with one migrated database; files of tests work on copies of it. */
export default async function startTestDatabase(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-test-'));
  const server = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: await freePort(),
    password: 'test',
    throwaway: true,
  });
  const url = server.url(template);
  await ensureDatabase(server, template);
  Object.assign(process.env, testSettings, { DATABASE_URL: url });
  await applyMigrations(url);
  await closeJobs();
  project.provide('templateDatabaseUrl', url);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
