import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { processScan } from '@/lib/documents/process-scan';
import { receiveScan } from '@/lib/documents/receive-scan';
import { sweepLeftovers } from '@/lib/documents/sweep-leftovers';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { readSettingsAnew } from '@/lib/platform/environment';
import { setFileStore } from '@/lib/platform/storage';
import { givenParent } from '@/tests/support/given';
import { scannedPdf } from '@/tests/support/pdfs';
import { twoHalves } from '@/tests/support/pictures';
import { startS3, type S3 } from '@/tests/support/s3-server';
import { storedFiles } from '@/tests/support/stored-files';

const program = fileURLToPath(new URL('./killed-at.ts', import.meta.url));
let s3: S3;
let sender: Awaited<ReturnType<typeof givenParent>>;

beforeAll(async () => {
  s3 = await startS3();
  sender = await givenParent();
});

afterEach(async () => {
  await database().scan.deleteMany({ where: { ownerId: sender.accountId } });
  await expectNothingHalfStored();
});

afterAll(async () => {
  use('folder');
  await s3.stop();
});

function use(kind: 'folder' | 'S3'): void {
  const settings = Object.entries(s3.settings);
  // An empty value counts as absent.
  for (const [name, value] of settings) process.env[name] = kind === 'S3' ? value : '';
  readSettingsAnew();
  setFileStore();
}

type Task = { at: { put: number } | 'remove'; scanId?: string; replaces?: string };

/** Runs the process and says by what it ended. */
async function killed(task: Task): Promise<unknown> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', program, JSON.stringify({ actor: sender.actor, ...task })],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal;
}

async function received(bytes: Buffer): Promise<string> {
  return receiveScan(sender.actor, { name: 'скан', bytes, tooLarge: false });
}

/** Files that some row names, as the database says. */
async function named(): Promise<string[]> {
  const scans = await database().scan.findMany({ include: { pages: true } });
  const keys = scans.flatMap(({ storageKey, pages }) => [
    storageKey,
    ...pages.flatMap((page) => [page.storageKey, page.thumbnailKey]),
  ]);
  return keys.filter((key) => key !== null).sort();
}

/** What the sweeper leaves three hours later: every file has its row, and every row its files. */
async function expectNothingHalfStored(): Promise<void> {
  const from = Date.now();
  setClock(() => new Date(from + 3 * 3_600_000));
  await sweepLeftovers();
  setClock();
  expect(await storedFiles()).toEqual(await named());
}

// Every one starts a process of its own.
describe.each(['folder', 'S3'] as const)('killed with the files in: %s', { timeout: 120_000 }, (kind) => {
  beforeAll(() => use(kind));

  test('between file and row of what was sent: neither stays', async () => {
    const scans = await database().scan.count();
    expect(await killed({ at: { put: 1 } })).toBe('SIGKILL');
    expect(await database().scan.count()).toBe(scans);
    expect((await storedFiles()).length).toBe((await named()).length + 1);
    // Young files are somebody's who is about to write the row.
    await sweepLeftovers();
    expect((await storedFiles()).length).toBe((await named()).length + 1);
    await expectNothingHalfStored();
  });

  test('between the row that was deleted and its file: neither stays', async () => {
    const replaces = await received(await twoHalves(40, 20).png().toBuffer());
    expect(await killed({ at: 'remove', replaces })).toBe('SIGKILL');
    expect(await database().scan.count({ where: { id: replaces } })).toBe(0);
    expect((await storedFiles()).length).toBe((await named()).length + 1);
    await expectNothingHalfStored();
  });

  test('with half of the pages stored: the next run makes them all, and the half goes', async () => {
    const scanId = await received(await scannedPdf({ pages: 2 }));
    expect(await killed({ at: { put: 3 }, scanId })).toBe('SIGKILL');
    expect(await database().scanPage.count({ where: { scanId } })).toBe(0);
    await processScan({ scanId });
    expect(await database().scanPage.count({ where: { scanId } })).toBe(2);
    await expectNothingHalfStored();
  });

  test('with the pages in their rows and the sent file still there: that one goes', async () => {
    const scanId = await received(await scannedPdf({ pages: 2 }));
    expect(await killed({ at: 'remove', scanId })).toBe('SIGKILL');
    expect(await database().scan.findUnique({ where: { id: scanId } })).toMatchObject({
      status: 'ready',
      storageKey: null,
    });
    expect((await storedFiles()).length).toBe((await named()).length + 1);
    await expectNothingHalfStored();
  });
});
