import { randomUUID } from 'node:crypto';
import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { POST as again } from '@/app/admin/region/health/letters/[letterId]/again/route';
import { openSession } from '@/lib/access/session';
import { listFailedLetters, sendLetterAgain } from '@/lib/health/failed-letters';
import { getHealth } from '@/lib/health/get-health';
import { queueTitles } from '@/lib/health/queues';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { readSettingsAnew } from '@/lib/platform/environment';
import type { FileStore } from '@/lib/platform/file-store';
import { StorageUnavailable } from '@/lib/platform/file-store';
import { queueJob } from '@/lib/platform/jobs';
import { setFileStore } from '@/lib/platform/storage';
import { givenParent, givenStaff } from '@/tests/support/given';
import { givenFailedLetter } from '@/tests/support/given/failed-letter';
import { posted } from '@/tests/support/posted';
import { refusalOf, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

let admin: Awaited<ReturnType<typeof givenStaff<'regional_admin'>>>;

beforeAll(async () => {
  admin = await givenStaff({ role: 'regional_admin' });
});

async function givenLetter(): Promise<string> {
  return givenFailedLetter(await givenParent());
}

describe('what the page tells', () => {
  test('every queue with what waits in it, and since when', async () => {
    const before = (await getHealth(admin.actor)).queues;
    expect(before.map(({ name }) => name)).toEqual(Object.keys(queueTitles));
    await inTransaction((tx) => queueJob(tx, 'seal-audit', {}));
    const queue = (await getHealth(admin.actor)).queues.find(({ name }) => name === 'seal-audit');
    expect(queue?.waiting).toBe((before.find(({ name }) => name === 'seal-audit')?.waiting ?? 0) + 1);
    expect(queue?.oldest).toBeInstanceOf(Date);
  });

  test('the database, the room for scans, and the audit that waits for its seal', async () => {
    const { base, storage, audit } = await getHealth(admin.actor);
    expect(base.bytes).toBeGreaterThan(1_000_000);
    expect(base.connections).toBeGreaterThan(0);
    expect(base.most).toBeGreaterThan(base.connections);
    expect(storage).toMatchObject({ kind: 'folder', reachable: true });
    expect(storage.freeBytes).toBeGreaterThan(0);
    expect(audit.count).toBe(await database().auditUnsealed.count());
  });

  test('a storage that does not answer', async () => {
    const refuse = () => Promise.reject(new StorageUnavailable(new Error('down')));
    setFileStore({ head: refuse, get: refuse } as unknown as FileStore);
    expect((await getHealth(admin.actor)).storage.reachable).toBe(false);
    setFileStore();
  });

  test('the last backup, where its file is named and there', async () => {
    expect((await getHealth(admin.actor)).backup).toBeNull();
    const file = join(mkdtempSync(join(tmpdir(), 'portal-backup-')), 'stamp');
    process.env.BACKUP_STAMP_FILE = file;
    readSettingsAnew();
    expect((await getHealth(admin.actor)).backup).toBeNull();
    const at = new Date('2026-11-20T03:00:00Z');
    writeFileSync(file, '');
    utimesSync(file, at, at);
    expect((await getHealth(admin.actor)).backup).toEqual(at);
    delete process.env.BACKUP_STAMP_FILE;
    readSettingsAnew();
  });

  test('nobody but the admin of the region', async () => {
    const municipal = await givenStaff({ role: 'municipal_admin' });
    // @ts-expect-error A municipal admin is no actor of this query.
    expect(await refusalOf(getHealth(municipal.actor))).toMatchObject({ code: 'forbidden' });
    // @ts-expect-error A municipal admin is no actor of this query.
    expect(await refusalOf(listFailedLetters(municipal.actor, null))).toMatchObject({ code: 'forbidden' });
  });
});

describe('a letter that was given up', () => {
  test('is listed with the reason and goes to the queue again, once', async () => {
    const id = await givenLetter();
    const { rows } = await listFailedLetters(admin.actor, null);
    expect(rows.find((row) => row.id === id)).toMatchObject({
      lastError: 'EENVELOPE RCPT TO 550 5.1.1',
      attempts: 1,
    });
    expect(JSON.stringify(rows)).not.toContain('nobody@example.com');
    const { audit, jobs } = await tracesOf(() => sendLetterAgain(admin.actor, id));
    expect(audit.map(({ event, subject }) => [event, subject])).toEqual([
      ['letter_queued_again', ['letter', id]],
    ]);
    expect(jobs).toEqual([{ name: 'send-letter', data: { letterId: id } }]);
    expect(await refusedWithoutTrace(() => sendLetterAgain(admin.actor, id))).toMatchObject({
      code: 'conflict',
    });
    expect(await refusedWithoutTrace(() => sendLetterAgain(admin.actor, randomUUID()))).toMatchObject({
      code: 'not_found',
    });
  });

  test('by its button', async () => {
    const letterId = await givenLetter();
    const { accountId, grantId: id } = admin;
    const token = await inTransaction((tx) => openSession(tx, { id, accountId, role: 'regional_admin' }));
    const answer = await again(posted('/admin/region/health', { token, body: new URLSearchParams() }), {
      params: Promise.resolve({ letterId }),
    });
    expect(answer.headers.get('location')).toContain('done=queued');
    expect(
      await database().letter.findUnique({ where: { id: letterId }, select: { delivery: true } }),
    ).toEqual({
      delivery: 'queued',
    });
  });

  test('the list goes on after fifty, each letter once', async () => {
    const template = await database().letter.findFirstOrThrow({ where: { id: await givenLetter() } });
    await database().letter.createMany({
      data: Array.from({ length: 60 }, (_, at) => ({
        ...template,
        id: randomUUID(),
        messageId: `<${randomUUID()}@example.com>`,
        createdAt: new Date(now().getTime() - at * 500),
      })),
    });
    const first = await listFailedLetters(admin.actor, null);
    expect(first.rows).toHaveLength(50);
    const second = await listFailedLetters(admin.actor, first.next);
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(await database().letter.count({ where: { delivery: 'failed' } }));
  });
});
