import { database } from './database';
import { migrationNames } from './migration-files';

/** Those of this version: read when the process starts, for an update may put newer files in their place while it runs. */
let ofThisVersion: readonly string[] | undefined;
let applied = false;

export function noteMigrations(): void {
  ofThisVersion ??= migrationNames();
}

/**
 * Whether the database has every migration that this version was written for. Newer ones do not matter: while servers are
 * being replaced one by one, the older goes on. What was applied once stays applied.
 */
export async function migrationsApplied(): Promise<boolean> {
  if (applied) return true;
  noteMigrations();
  const rows = await database().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const names = new Set(rows.map(({ name }) => name));
  applied = (ofThisVersion ?? []).every((name) => names.has(name));
  return applied;
}
