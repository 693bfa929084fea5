import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffSchema, migrate } from '@/lib/platform/migrate';
import { migrationsFolder } from '@/lib/platform/migration-files';
import { migrationDangers } from './migration-dangers';
import { withScratchDatabase } from './scratch-database';

const name = process.argv[2] ?? '';

/** 20261121080155: the order of the migrations is the order of their names. */
function timestamp(instant: Date): string {
  return instant.toISOString().replace(/\D/g, '').slice(0, 14);
}

// A migration written by hand may bear a later date than the one about to be made and build on it.
async function missingStatements(until: string): Promise<string> {
  return withScratchDatabase(async (url) => {
    await migrate(url, { until });
    return diffSchema(url);
  });
}

function write(folderName: string, script: string): string {
  const folder = join(migrationsFolder, folderName);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'migration.sql'), `${script}\n`);
  writeFileSync(join(migrationsFolder, 'migration_lock.toml'), 'provider = "postgresql"\n');
  return folder;
}

if (/^[a-z0-9_]+$/.test(name)) {
  const folderName = `${timestamp(new Date())}_${name}`;
  const script = await missingStatements(folderName);
  console.log(
    script ? `Записано: ${write(folderName, script)}` : 'Схема и миграции согласованы: писать нечего.',
  );
  for (const { statement, why } of migrationDangers(script)) {
    console.log(`Опасно при двух версиях: ${statement}\n  ${why}`);
  }
} else {
  console.error('Назовите миграцию строчными латинскими буквами: npm run migration -- add_letters');
  process.exitCode = 1;
}
