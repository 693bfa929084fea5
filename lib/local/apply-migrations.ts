import { environment } from '@/lib/platform/environment';
import { installQueues } from '@/lib/platform/jobs';
import { migrate } from '@/lib/platform/migrate';
import { grantApplication } from './application-rights';

/**
 * Brings tables and job queues of the database of this process up to date; returns the migrations just applied. With
 * MIGRATE_DATABASE_URL its role does that and owns the tables, and the role of DATABASE_URL gets its rights.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const ownerUrl = environment().MIGRATE_DATABASE_URL;
  const applied = await migrate(ownerUrl ?? databaseUrl);
  await installQueues();
  if (ownerUrl) await grantApplication(ownerUrl, databaseUrl);
  return applied;
}
