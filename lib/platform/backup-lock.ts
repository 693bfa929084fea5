import { database } from './database';

/** Any number will do as long as every backup and every restore asks for the same one. */
export const backupLock = 420_018_125;

/**
 * Whether a backup of this database is being made. It may still name a file whose row has just gone, and reads it later: such
 * a file is left to the sweeper. Asked after the row is gone: a backup that begins afterwards does not know the file.
 */
export async function isBackupRunning(): Promise<boolean> {
  const rows = await database().$queryRaw<unknown[]>`
    SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 0 AND objid = ${backupLock}::bigint::oid
      AND objsubid = 1 AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) LIMIT 1`;
  return rows.length > 0;
}
