import { database } from './database';
import { BrokenEnvironment } from './environment';
import { migrationNames } from './migration-names';

// Next bundles pages and routes apart, so a module may exist twice in one process; what was read at its start must not.
const shared = globalThis as typeof globalThis & {
  portalMigrations?: { names: readonly string[]; areApplied: boolean };
};

/** Those of this version: read when the process starts, for an update may put newer files in their place while it runs. */
export function noteMigrations(): void {
  ofThisVersion();
}

function ofThisVersion() {
  return (shared.portalMigrations ??= { names: readNames(), areApplied: false });
}

function readNames(): readonly string[] {
  const names = migrationNames();
  if (names.length > 0) return names;
  throw new BrokenEnvironment(
    'В папке, из которой запущен портал, нет prisma/migrations: нельзя узнать, готова ли база. Скопируйте её рядом с .next.',
  );
}

/**
 * Whether the database has every migration that this version was written for. Newer ones do not matter: while servers are
 * being replaced one by one, the older goes on. What was applied once stays applied.
 */
export async function migrationsApplied(): Promise<boolean> {
  const version = ofThisVersion();
  if (version.areApplied) return true;
  const names = new Set(await appliedNames());
  version.areApplied = version.names.every((name) => names.has(name));
  return version.areApplied;
}

/** An empty database has not even the table. */
async function appliedNames(): Promise<string[]> {
  const [table] = await database().$queryRaw<{ exists: boolean }[]>`
    SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "exists"`;
  if (!table?.exists) return [];
  const rows = await database().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  return rows.map(({ name }) => name);
}
