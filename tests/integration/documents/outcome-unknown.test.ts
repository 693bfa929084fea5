import { beforeAll, expect, test, vi } from 'vitest';
import { processScan } from '@/lib/documents/process-scan';
import { receiveScan } from '@/lib/documents/receive-scan';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { readStoredFile } from '@/lib/platform/storage';
import { givenParent } from '@/tests/support/given';
import { twoHalves } from '@/tests/support/pictures';

vi.mock('@/lib/platform/database', { spy: true });

let sender: Awaited<ReturnType<typeof givenParent>>;
let bytes: Buffer;

beforeAll(async () => {
  sender = await givenParent();
  bytes = await twoHalves(40, 20).jpeg().toBuffer();
});

const send = () => receiveScan(sender.actor, { name: 'скан.jpg', bytes, tooLarge: false });
const lost = 'Connection terminated unexpectedly';

/** The next transaction is committed, but its answer does not arrive. */
async function answerIsLost(): Promise<void> {
  const { inTransaction: commit } =
    await vi.importActual<typeof import('@/lib/platform/database')>('@/lib/platform/database');
  const once = async (work: (tx: Transaction) => Promise<unknown>) => {
    await commit(work);
    throw new Error(lost);
  };
  vi.mocked(inTransaction).mockImplementationOnce(once);
}

test('a sent file whose row was committed stays, although nobody was told so', async () => {
  await answerIsLost();
  await expect(send()).rejects.toThrow(lost);
  const { storageKey } = await database().scan.findFirstOrThrow({ where: { ownerId: sender.accountId } });
  expect(await readStoredFile(storageKey ?? '')).toEqual(bytes);
});

test('pages whose rows were committed stay, and the next run finds nothing to do', async () => {
  const scanId = await send();
  await answerIsLost();
  await expect(processScan({ scanId })).rejects.toThrow(lost);
  await processScan({ scanId });
  const pages = await database().scanPage.findMany({ where: { scanId } });
  expect(pages).toHaveLength(1);
  for (const { storageKey, thumbnailKey } of pages) {
    expect((await readStoredFile(storageKey)).length).toBeGreaterThan(0);
    expect((await readStoredFile(thumbnailKey ?? '')).length).toBeGreaterThan(0);
  }
});
