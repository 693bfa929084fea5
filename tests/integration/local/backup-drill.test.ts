import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { sealAudit } from '@/lib/audit/seal-audit';
import { failureOf } from '@/lib/domain/delivery-failures';
import { lastBackup } from '@/lib/health/database-state';
import { emptyDatabase } from '@/lib/local/backup/empty-database';
import { sendHeldLetters } from '@/lib/local/backup/held-letters';
import { connect } from '@/lib/local/backup/snapshot';
import { takeBackup, type BackupReport } from '@/lib/local/backup/take-backup';
import { database } from '@/lib/platform/database';
import { query, withEmptyDatabase } from '@/tests/support/empty-database';
import { givenTown, type Town } from '@/tests/support/town';
import { givenBackupSettings, live, livingOn, type Lived } from './backed-up-town';
import { run } from './backup-command';

givenBackupSettings();
const quiet = () => undefined;

let town: Town;
const before: Lived[] = [];
let backup: BackupReport;
let during: Lived[];

beforeAll(async () => {
  town = await givenTown({ acceptsCopies: true });
  for (let n = 0; n < 3; n += 1) before.push(await live(town));
  const { id } = await database().letter.findFirstOrThrow({ where: { delivery: 'queued' } });
  await database().letter.update({ where: { id }, data: { delivery: 'digest' } });
  await sealAudit();
  const life = livingOn(town);
  backup = await takeBackup(quiet);
  during = await life.stop();
});

test('a backup is made while the portal works, and the health page hears of it', async () => {
  expect(during.length).toBeGreaterThan(0);
  expect(backup.manifest.files).toMatchObject({ lost: 0, gone: 0, damaged: 0 });
  expect(backup.manifest.files.kept).toBeGreaterThanOrEqual(2 * before.length);
  expect(await lastBackup()).not.toBeNull();
  const entries = await database().auditEntry.count({ where: { event: 'backup_made' } });
  expect(entries).toBe(1);
});

test('the drill: the portal comes back elsewhere, whole and proven', { timeout: 120_000 }, async () => {
  const later = await live(town);
  const storage = mkdtempSync(join(tmpdir(), 'portal-restored-'));
  try {
    await withEmptyDatabase(async (url) => {
      const there = { DATABASE_URL: url, STORAGE_DIR: storage };
      const restored = await run('restore', there, backup.folder);
      expect(restored).toMatchObject({ code: 0 });
      expect(restored.said).toContain('связи между ними проверены');
      expect(restored.said).toContain('Цепочка аудита цела');
      expect(restored.said).toContain('Задержано писем');

      const certificates = await query<{ id: string; status: string }>(
        url,
        'select id, status::text from certificate',
      );
      const active = certificates.filter(({ status }) => status === 'active').map(({ id }) => id);
      expect(active).toEqual(expect.arrayContaining(before.map(({ certificateId }) => certificateId)));
      expect(active).not.toContain(later.certificateId);
      for (const { key } of before) expect(existsSync(join(storage, key.slice(0, 2), key))).toBe(true);

      // Nobody is signed in, no letter goes by itself, a picture that waited for its processing still does.
      const [counts] = await query(
        url,
        `select (select count(*)::int from session where ended_at is null) as sessions,
           (select count(*)::int from letter where delivery in ('queued', 'digest')) as queued,
           (select count(*)::int from letter where last_error = 'restored') > 0 as held,
           (select count(*)::int from pgboss.job where name = 'send-letter') as sending,
           (select count(*)::int from pgboss.job where name = 'process-scan' and data->>'scanId' = $1) as scans,
           (select count(*)::int from audit_entry where event = 'backup_restored') as noted`,
        [before[0]?.scanId],
      );
      expect(counts).toEqual({ sessions: 0, queued: 0, held: true, sending: 0, scans: 1, noted: 1 });

      // A database with people is not overwritten by a slip of the hand.
      const client = await connect(url);
      try {
        await expect(emptyDatabase(client, false)).rejects.toThrow('не пуста');
      } finally {
        await client.end();
      }
    });
  } finally {
    rmSync(storage, { recursive: true, force: true });
  }
});

test('a second backup copies only the files that are new', async () => {
  const { kept, copied } = (await takeBackup(quiet)).manifest.files;
  expect(copied).toBeGreaterThan(0);
  expect(copied).toBe(kept - backup.manifest.files.kept);
});

test('held letters go on the word of the operator, but not those whose time is over', async () => {
  const { id: over } = await database().letter.findFirstOrThrow({ where: { delivery: 'queued' } });
  await database().letter.update({ where: { id: over }, data: { sendUntil: new Date('2026-01-01') } });
  const all = { delivery: 'queued' } as const;
  const waiting = await database().letter.count({ where: all });
  await database().letter.updateMany({ where: all, data: { delivery: 'failed', lastError: 'restored' } });
  expect(failureOf('restored')).toBe('restored');
  expect(await sendHeldLetters()).toBe(waiting - 1);
  expect(await database().letter.count({ where: all })).toBe(waiting - 1);
  expect(await sendHeldLetters()).toBe(0);
});
