import type { TestProject } from 'vitest/node';
import { applyMigrations } from '@/lib/local/apply-migrations';
import { ensureDatabase } from '@/lib/local/postgres';
import { startScratchPostgres } from '@/lib/local/scratch-database';
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
  // A region's worth of children is measured as it will be kept: on a disk.
  const { server, discard } = await startScratchPostgres({ onDisk: project.name === 'scale' });
  const url = server.url(template);
  await ensureDatabase(server, template);
  Object.assign(process.env, testSettings, { DATABASE_URL: url });
  await applyMigrations(url);
  await closeJobs();
  project.provide('templateDatabaseUrl', url);
  return discard;
}
