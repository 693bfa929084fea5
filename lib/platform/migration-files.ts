import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm/schema_engine_bg';

export const migrationsFolder = 'prisma/migrations';
const schemaFolder = 'prisma/schema';
const scriptName = 'migration.sql';
const lockName = 'migration_lock.toml';

/** Names of the migrations in the order in which they are applied. */
export function migrationNames(folder: string = migrationsFolder): string[] {
  // What the server reads when it runs is no part of its bundle (turbopackIgnore).
  if (!existsSync(/* turbopackIgnore: true */ folder)) return [];
  return readdirSync(/* turbopackIgnore: true */ folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The folder of migrations as the schema engine wants it; `until` names the last migration to take. */
export function readMigrations(folder: string = migrationsFolder, until?: string): MigrationList {
  const lock = join(folder, lockName);
  const names = migrationNames(folder).filter((name) => until === undefined || name <= until);
  return {
    baseDir: resolve(folder),
    lockfile: { path: lockName, content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: scriptName,
        content: { tag: 'ok', value: readFileSync(join(folder, name, scriptName), 'utf8') },
      },
    })),
  };
}

/** All files of the Prisma schema. */
export function readSchema(folder: string = schemaFolder): SchemaContainer[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => join(folder, name))
    .map((path) => ({ path: relative('.', path), content: readFileSync(path, 'utf8') }));
}
