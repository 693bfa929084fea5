import { expect, test, vi } from 'vitest';
import { openScan } from '@/lib/documents/queries';
import { processScan } from '@/lib/documents/process-scan';
import { receiveScan } from '@/lib/documents/receive-scan';
import { givenParent } from '@/tests/support/given';
import { twoHalves } from '@/tests/support/pictures';

const moment = vi.hoisted(() => ({ beforeReading: async (): Promise<void> => {} }));

// The worker may finish at the one moment between a look at the row and a look at the file: here it always does.
vi.mock('@/lib/platform/storage', async (original) => {
  const storage = await original<typeof import('@/lib/platform/storage')>();
  return {
    ...storage,
    readStoredFile: async (key: string) => {
      const { beforeReading } = moment;
      moment.beforeReading = async () => {};
      await beforeReading();
      return storage.readStoredFile(key);
    },
  };
});

test('снимок, который в этот миг переписывают, открывается уже переписанным', async () => {
  const { actor } = await givenParent();
  const bytes = await twoHalves(40, 20).png().toBuffer();
  const scanId = await receiveScan(actor, { name: 'скан.png', bytes, tooLarge: false });
  moment.beforeReading = () => processScan({ scanId });
  expect((await openScan(actor, scanId)).mediaType).toBe('image/jpeg');
});
