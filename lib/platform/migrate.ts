import { setTimeout as pause } from 'node:timers/promises';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';
import { Client } from 'pg';
import { withSchemaEngine } from './migration-engine';
import { readMigrations, readSchema } from './migration-files';
import { TableInUse } from './table-in-use';

const everything = { externalTables: [], externalEnums: [] };

/** Any number will do as long as every start of the portal asks for the same one. */
export const migrationLock = 420_018_121;

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
  return withLock(databaseUrl, async (client) => {
    const before = await appliedNames(client);
    await applyPatiently(databaseUrl, migrationsList);
    return (await appliedNames(client)).filter((name) => !before.includes(name));
  });
}

async function appliedNames(client: Client): Promise<string[]> {
  const { rows: known } = await client.query(`select 1 where to_regclass('_prisma_migrations') is not null`);
  if (known.length === 0) return [];
  const { rows } = await client.query<{ name: string }>(
    `select migration_name as name from _prisma_migrations
      where finished_at is not null and rolled_back_at is null order by migration_name`,
  );
  return rows.map(({ name }) => name);
}

/** A migration whose table is in use steps back, lets the portal work and tries again: how often, how many milliseconds later. */
const patience = { tries: 8, pause: 3000 };

async function applyPatiently(databaseUrl: string, migrationsList: MigrationList): Promise<void> {
  for (let tried = 1; ; tried += 1) {
    try {
      await withSchemaEngine(databaseUrl, async (engine) => {
        await forgetFailures(engine, migrationsList);
        await engine.applyMigrations({ migrationsList, filters: everything });
      });
      return;
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      if (tried === patience.tries) throw new TableInUse(error);
      await pause(patience.pause);
    }
  }
}

function isLockTimeout(error: unknown): error is Error {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && cause.code === '55P03';
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

async function withLock<Result>(
  databaseUrl: string,
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock]);
    return await work(client);
  } finally {
    // The lock belongs to the session and ends with it.
    await client.end();
  }
}
