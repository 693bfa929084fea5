import { mkdir, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { receiveScan } from '@/lib/documents/receive-scan';
import { sweepLeftovers } from '@/lib/documents/sweep-leftovers';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { findDraft, keepDraft } from '@/lib/platform/drafts';
import { environment } from '@/lib/platform/environment';
import { storeFile } from '@/lib/platform/storage';
import { givenChild, givenMunicipality, givenParent } from '@/tests/support/given';
import { twoHalves } from '@/tests/support/pictures';
import { storedFiles } from '@/tests/support/stored-files';

const hour = 3_600_000;
const form = { values: { surname: 'Сёмин' }, errors: {}, sentence: null };

let actor: Actor;
let documentId: string | undefined;

beforeAll(async () => {
  const { id: municipalityId } = await givenMunicipality();
  const parent = await givenParent();
  actor = parent.actor;
  ({ documentId } = await givenChild({ municipalityId, parent, document: true }));
});

/** As if the file had last been touched so many hours ago. */
async function age(key: string, hours: number): Promise<void> {
  const touched = new Date(Date.now() - hours * hour);
  await utimes(path.join(environment().STORAGE_DIR, key.slice(0, 2), key), touched, touched);
}

async function receivedAgo(hours: number): Promise<{ id: string; storageKey: string }> {
  setClock(() => new Date(Date.now() - hours * hour));
  const bytes = await twoHalves(40, 20).jpeg().toBuffer();
  const id = await receiveScan(actor, { name: 'скан.jpg', bytes, tooLarge: false });
  setClock();
  const { storageKey } = await database().scan.findUniqueOrThrow({ where: { id } });
  if (storageKey === null) throw new Error('The file is gone');
  await age(storageKey, hours);
  return { id, storageKey };
}

test('a file without a row goes when it is two hours old, half-written ones too', async () => {
  const young = await storeFile(Buffer.from('young'));
  const old = await storeFile(Buffer.from('old'));
  await age(young, 1);
  await age(old, 3);
  await sweepLeftovers();
  expect(await storedFiles()).toContain(young);
  expect(await storedFiles()).not.toContain(old);
});

test('what others put into the same folder stays, however old it is', async () => {
  const foreign = path.join(environment().STORAGE_DIR, 'ba', 'backup-2025.tar');
  await mkdir(path.dirname(foreign), { recursive: true });
  await writeFile(foreign, 'not of the portal');
  await utimes(foreign, 0, 0);
  await sweepLeftovers();
  expect((await stat(foreign)).isFile()).toBe(true);
});

test('a scan whose form was never accepted goes after two days, with its file', async () => {
  const fresh = await receivedAgo(47);
  const forgotten = await receivedAgo(49);
  await sweepLeftovers();
  const left = await database().scan.findMany({ where: { id: { in: [fresh.id, forgotten.id] } } });
  expect(left.map(({ id }) => id)).toEqual([fresh.id]);
  expect(await storedFiles()).toContain(fresh.storageKey);
  expect(await storedFiles()).not.toContain(forgotten.storageKey);
});

test('a scan that belongs to a document stays for ever', async () => {
  const scan = await receivedAgo(24 * 400);
  await database().scan.update({ where: { id: scan.id }, data: { documentId } });
  await sweepLeftovers();
  expect(await database().scan.findUnique({ where: { id: scan.id } })).not.toBeNull();
  expect(await storedFiles()).toContain(scan.storageKey);
});

test('an expired draft goes, one that is kept stays', async () => {
  const kept = await keepDraft(actor.accountId, '/cabinet/me', form);
  setClock(() => new Date(Date.now() - 25 * hour));
  await keepDraft(actor.accountId, '/cabinet/me', form);
  setClock();
  await sweepLeftovers();
  expect(await database().formDraft.count({ where: { expiresAt: { lt: now() } } })).toBe(0);
  expect(await findDraft(kept, actor.accountId, '/cabinet/me')).toEqual(form);
});

test('with nothing to sweep, and before the first file, it does nothing', async () => {
  await sweepLeftovers();
  const files = await storedFiles();
  await sweepLeftovers();
  expect(await storedFiles()).toEqual(files);
});
