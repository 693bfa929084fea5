import { dirname, resolve } from 'node:path';
import { recordAlone } from '@/lib/platform/audit';
import { keyring } from '@/lib/platform/encryption';
import { environment } from '@/lib/platform/environment';
import { installQueues } from '@/lib/platform/jobs';
import { loadKeys } from '@/lib/platform/load-keys';
import { migrate } from '@/lib/platform/migrate';
import { migrationNames } from '@/lib/platform/migration-names';
import { applyMigrations } from '../apply-migrations';
import { requireRussianLetters } from '../database-check';
import { StartRefusal } from '../start-refusal';
import { checkFiles, checkParts } from './check-backup';
import { emptyDatabase, openDatabaseAgain, requireRoom } from './empty-database';
import { shelfOf } from './file-shelf';
import { loadData } from './load-data';
import { openBackup, type Manifest, type OpenedBackup } from './manifest';
import { proveRestored, type Proof } from './prove-restored';
import { restoreFiles } from './restore-files';
import { aloneAtBackup, connect } from './snapshot';

export type RestoreReport = { manifest: Manifest; proof: Proof; heldLetters: number; migrations: string[] };

/** Reads a backup to its end, its files too, and changes nothing. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const backup = await openBackup(resolve(folder));
  await checkParts(backup);
  await checkFiles(backup, shelfBeside(backup));
  return backup.manifest;
}

type Restoring = {
  /** What is in the database is no longer needed. */
  replace: boolean;
  /** Goes on although not one file of the backup is there. */
  withoutFiles: boolean;
  say: (line: string) => void;
};

/**
 * Brings the database and the files of the settings to what the backup holds, and proves it. The database is not touched
 * before all of the backup was read and its files are in the store; from then on until the end it is marked as unfinished, and
 * no part of the portal works with it.
 */
export async function restoreBackup(
  folder: string,
  { replace, withoutFiles, say }: Restoring,
): Promise<RestoreReport> {
  const backup = await openBackup(resolve(folder));
  const { manifest } = backup;
  requireFitting(manifest);
  const { DATABASE_URL, MIGRATE_DATABASE_URL } = environment();
  await requireRussianLetters(DATABASE_URL);
  return aloneAtBackup(DATABASE_URL, async () => {
    const client = await connect(MIGRATE_DATABASE_URL ?? DATABASE_URL);
    try {
      await requireRoom(client, replace);
      say(`Копия от ${manifest.takenAt}: проверяю, что она читается целиком.`);
      await checkParts(backup);
      say('Возвращаю файлы.');
      await restoreFiles(backup, manifest.files, shelfBeside(backup), { withoutFiles });
      say('Загружаю базу данных.');
      await emptyDatabase(client, replace);
      await migrate(MIGRATE_DATABASE_URL ?? DATABASE_URL, { until: manifest.lastMigration });
      await installQueues();
      const heldLetters = await loadData(client, backup);
      const migrations = await applyMigrations(DATABASE_URL);
      say('База загружена, проверяю восстановленное.');
      await loadKeys({ restoring: true });
      const proof = await proveRestored(client, backup);
      await note(manifest);
      await openDatabaseAgain(client);
      return { manifest, proof, heldLetters, migrations };
    } finally {
      await client.end();
    }
  });
}

/** The files of all backups lie beside them. */
function shelfBeside({ folder }: OpenedBackup): string {
  return shelfOf(dirname(folder));
}

function requireFitting({ lastMigration, masterKeyId, previousKeyId }: Manifest): void {
  if (!migrationNames().includes(lastMigration)) {
    throw new StartRefusal(
      `Копия сделана другой версией портала: миграции ${lastMigration} здесь нет. Поставьте ту версию или новее.`,
    );
  }
  const { current, previous } = keyring();
  for (const needed of [masterKeyId, previousKeyId]) {
    if (needed === null || needed === current.id || needed === previous?.id) continue;
    throw new StartRefusal(
      `Копия сделана под главным ключом ${needed}, а его среди заданных нет. Без него номера документов, адреса и сканы не ` +
        'прочесть: укажите его в MASTER_KEY или MASTER_KEY_PREVIOUS.',
    );
  }
}

async function note({ id, takenAt }: Manifest): Promise<void> {
  await recordAlone(null, { event: 'backup_restored', subject: ['backup', id], details: { takenAt } });
}
