import { stat } from 'node:fs/promises';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';

export async function databaseState() {
  const [row] = await database().$queryRaw<{ bytes: bigint; connections: number; most: number }[]>`
    SELECT pg_database_size(current_database()) AS bytes,
      (SELECT count(*)::int FROM pg_stat_activity WHERE datname = current_database()) AS connections,
      current_setting('max_connections')::int AS most`;
  return { bytes: Number(row?.bytes ?? 0), connections: row?.connections ?? 0, most: row?.most ?? 0 };
}

/** Entries of the audit that wait for their seal, and since when the oldest of them does. */
export async function unsealedAudit(): Promise<{ count: number; oldest: Date | null }> {
  const [row] = await database().$queryRaw<{ count: number; oldest: Date | null }[]>`
    SELECT count(*)::int AS count,
      (SELECT e.at FROM audit_entry e WHERE e.id = (SELECT min(entry_id) FROM audit_unsealed)) AS oldest
    FROM audit_unsealed`;
  return row ?? { count: 0, oldest: null };
}

/** When the file that the backup touches at its end was last touched; null: no such file is named, or it is not there. */
export async function lastBackup(): Promise<Date | null> {
  const { BACKUP_STAMP_FILE } = environment();
  if (BACKUP_STAMP_FILE === undefined) return null;
  const stamp = await stat(BACKUP_STAMP_FILE).catch(() => null);
  return stamp && stamp.mtime;
}
