import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { processScan } from '@/lib/documents/process-scan';
import { receiveScan } from '@/lib/documents/receive-scan';
import { database } from '@/lib/platform/database';
import { readStoredFile } from '@/lib/platform/storage';
import { givenParent } from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { phonePhoto, pixelBomb, twoHalves } from '@/tests/support/pictures';
import { storedFiles } from '@/tests/support/stored-files';
import { fingerprint, tracesOf, noTraces } from '@/tests/support/traces';

let actor: Actor;

beforeAll(async () => {
  ({ actor } = await givenParent());
});

async function received(bytes: Buffer): Promise<string> {
  return receiveScan(actor, { name: 'скан.jpg', bytes, tooLarge: false });
}

function scanRow(id: string) {
  return database().scan.findUniqueOrThrow({ where: { id } });
}

function firstPage(scanId: string) {
  return database().scanPage.findUniqueOrThrow({ where: { scanId_number: { scanId, number: 1 } } });
}

async function keptPicture(scanId: string): Promise<Buffer> {
  return readStoredFile((await firstPage(scanId)).storageKey);
}

async function colourAt(picture: Buffer, left: number, top: number): Promise<'red' | 'blue' | 'neither'> {
  const pixel = await sharp(picture).extract({ left, top, width: 1, height: 1 }).raw().toBuffer();
  const [red = 0, , blue = 0] = pixel;
  if (red > 150 && blue < 100) return 'red';
  return blue > 150 && red < 100 ? 'blue' : 'neither';
}

test('a photo is turned the right way up and tells nothing of the camera or the place', async () => {
  const photo = await phonePhoto(60, 40);
  const scanId = await received(photo);
  const raw = (await scanRow(scanId)).storageKey;
  expect(await tracesOf(() => processScan({ scanId }))).toEqual(noTraces);

  const kept = await keptPicture(scanId);
  const metadata = await sharp(kept).metadata();
  expect(metadata).toMatchObject({ format: 'jpeg', width: 40, height: 60 });
  expect([metadata.exif, metadata.orientation, metadata.icc, metadata.xmp]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  expect(kept.includes('Secret-Model-7')).toBe(false);
  // Orientation 6 is a quarter turn to the right: the left half comes up.
  expect(await colourAt(kept, 20, 10)).toBe('red');
  expect(await colourAt(kept, 20, 50)).toBe('blue');

  const row = await scanRow(scanId);
  expect(row).toMatchObject({
    status: 'ready',
    storageKey: null,
    mediaType: 'image/jpeg',
    size: photo.length,
  });
  const page = await firstPage(scanId);
  expect(page.size).toBe(kept.length);
  expect(await storedFiles()).not.toContain(raw);
  expect(await storedFiles()).toContain(page.storageKey);
  expect(await storedFiles()).toContain(page.thumbnailKey);
});

test('a large one is brought to 2500 pixels, a small one stays', async () => {
  const large = await received(await twoHalves(5000, 1000).png().toBuffer());
  const small = await received(await twoHalves(300, 200).gif().toBuffer());
  await processScan({ scanId: large });
  await processScan({ scanId: small });
  expect(await sharp(await keptPicture(large)).metadata()).toMatchObject({
    width: 2500,
    height: 500,
    format: 'jpeg',
  });
  expect(await sharp(await keptPicture(small)).metadata()).toMatchObject({
    width: 300,
    height: 200,
    format: 'jpeg',
  });
});

test('what is transparent becomes white paper', async () => {
  const background = { r: 0, g: 0, b: 0, alpha: 0 };
  const clear = await sharp({ create: { width: 30, height: 30, channels: 4, background } })
    .png()
    .toBuffer();
  const scanId = await received(clear);
  await processScan({ scanId });
  const [red, green, blue] = await sharp(await keptPicture(scanId))
    .raw()
    .toBuffer();
  expect([red, green, blue]).toEqual([255, 255, 255]);
});

test('a second run, also one at the same moment, changes nothing', async () => {
  const scanId = await received(await phonePhoto());
  await openConnections();
  await Promise.all([processScan({ scanId }), processScan({ scanId })]);
  const done = { state: await fingerprint(), files: await storedFiles() };
  const pages = await database().scanPage.findMany();
  expect(done.files).toEqual(pages.flatMap((page) => [page.storageKey, page.thumbnailKey]).sort());
  expect(pages.filter((page) => page.scanId === scanId)).toHaveLength(1);

  await processScan({ scanId });
  expect({ state: await fingerprint(), files: await storedFiles() }).toEqual(done);
});

test('a picture that has less in it than it says is told to be unreadable', async () => {
  const scanId = await received(pixelBomb(600, 400));
  await processScan({ scanId });
  expect(await scanRow(scanId)).toMatchObject({ status: 'unreadable', fault: 'damaged', storageKey: null });
  const unreadable = await fingerprint();
  await processScan({ scanId });
  expect(await fingerprint()).toEqual(unreadable);
});

test('a scan that is gone is no error', async () => {
  await processScan({ scanId: '11111111-1111-4111-8111-111111111111' });
});
