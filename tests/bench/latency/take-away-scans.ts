import { onDatabase } from '@/lib/local/database-check';

/** Scans that nobody goes on with, and the work that waits for them: the region is kept for the next run. */
export async function takeAwayScans(databaseUrl: string): Promise<void> {
  await onDatabase(databaseUrl, async (client) => {
    await client.query('delete from scan where document_id is null');
    await client.query(`delete from pgboss.job where name = 'process-scan'`);
  });
}
