import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Client } from 'pg';
import { withSchemaEngine } from './migration-engine';
import { readMigrations, readSchema } from './migration-files';

const everything = { externalTables: [], externalEnums: [] };

/** Any number will do as long as every start of the portal asks for the same one. */
const lockNumber = 420_018_121;

/**
 * Applies the migrations of prisma/migrations that the database does not have yet and returns their names.
 * Several servers may start at once: the second waits and then finds nothing to do.
 * `until` stops at the migration of that name (for tests of an upgrade).
 */
export async function migrate(
  databaseUrl: string,
  { migrationsDir, until }: { migrationsDir?: string; until?: string } = {},
): Promise<string[]> {
  const migrationsList = readMigrations(migrationsDir, until);
  return withLock(databaseUrl, () =>
    withSchemaEngine(databaseUrl, async (engine) => {
      await forgetFailures(engine, migrationsList);
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: everything });
      return appliedMigrationNames;
    }),
  );
}

/** A script that failed has left nothing behind, so the mended one may be tried again. */
async function forgetFailures(engine: SchemaEngine, migrationsList: MigrationList): Promise<void> {
  const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
    migrationsList,
    optInToShadowDatabase: false,
    filters: everything,
  });
  for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
}

/**
 * The SQL that would bring the database to the Prisma schema; an empty string when they agree.
 * What Prisma's schema cannot say (checks, partial indexes, triggers) is not compared.
 */
export async function diffSchema(databaseUrl: string, schemaDir?: string): Promise<string> {
  const files = readSchema(schemaDir);
  return withSchemaEngine(databaseUrl, async (engine) => {
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files, configDir: process.cwd() },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: true,
      filters: everything,
    });
    return meaningful(stdout ?? '');
  });
}

function meaningful(script: string): string {
  const statements = script.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('--'));
  return statements.length === 0 ? '' : script.trim();
}

async function withLock<Result>(databaseUrl: string, work: () => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber]);
    return await work();
  } finally {
    // The lock belongs to the session and ends with it.
    await client.end();
  }
}
