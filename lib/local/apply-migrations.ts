import { installQueues } from '@/lib/platform/jobs';
import { migrate } from '@/lib/platform/migrate';

/** Brings tables and job queues of the database of this process up to date; returns the migrations just applied. */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const applied = await migrate(databaseUrl);
  await installQueues();
  return applied;
}
