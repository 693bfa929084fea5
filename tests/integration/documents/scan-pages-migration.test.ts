import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { migrate } from '@/lib/platform/migrate';
import { query, withEmptyDatabase } from '@/tests/support/empty-database';

const before = '20261121175000_email_changed';
const itself = '20261121180000_scan_pages';

type OldScan = { status: string; removed?: boolean };

async function putScan(url: string, ownerId: string, { status, removed = false }: OldScan): Promise<string> {
  const id = randomUUID();
  await query(
    url,
    `insert into scan (id, owner_id, status, storage_key, file_name, media_type, size, destroyed_at, destroyed_for, file_removed_at)
     values ($1, $2, $3::scan_status, $4, '', 'image/jpeg', 7, $5, $6::retention_matter, $5)`,
    [id, ownerId, status, `key-${id}`, removed ? new Date() : null, removed ? 'scan_after_end' : null],
  );
  return id;
}

test('scans from before there were pages become their first page, and no file is named twice', async () => {
  await withEmptyDatabase(async (url) => {
    await migrate(url, { until: before });
    const ownerId = randomUUID();
    await query(url, `insert into account (id, login, password_hash) values ($1, 'sokolova', '-')`, [
      ownerId,
    ]);
    const ready = await putScan(url, ownerId, { status: 'ready' });
    const received = await putScan(url, ownerId, { status: 'received' });
    const unreadable = await putScan(url, ownerId, { status: 'unreadable' });
    const gone = await putScan(url, ownerId, { status: 'ready', removed: true });
    await migrate(url, { until: itself });

    const scans = await query(url, 'select id, status, fault, storage_key from scan');
    expect(new Set(scans)).toEqual(
      new Set([
        { id: ready, status: 'ready', fault: null, storage_key: null },
        { id: received, status: 'received', fault: null, storage_key: `key-${received}` },
        { id: unreadable, status: 'unreadable', fault: 'damaged', storage_key: null },
        { id: gone, status: 'ready', fault: null, storage_key: null },
      ]),
    );
    expect(await query(url, 'select * from scan_page')).toEqual([
      { scan_id: ready, number: 1, storage_key: `key-${ready}`, thumbnail_key: null, size: 7 },
    ]);
  });
});
