import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '@/lib/access/actor';
import { processScan } from '@/lib/documents/process-scan';
import { receiveScan } from '@/lib/documents/receive-scan';
import { scanRefusals, type ScanFault, type ScanRefusal } from '@/lib/domain/scan-files';
import { database } from '@/lib/platform/database';
import { readStoredFile } from '@/lib/platform/storage';
import { givenParent } from '@/tests/support/given';
import { handmadePdf, scannedPdf } from '@/tests/support/pdfs';
import {
  cutPhoto,
  filledPhoto,
  hollowPhotos,
  notPictures,
  oddlyHeadedPhoto,
  pixelBomb,
  twoHalves,
} from '@/tests/support/pictures';
import { storedFiles } from '@/tests/support/stored-files';
import { refusedWithoutTrace } from '@/tests/support/traces';

let actor: Actor;

beforeAll(async () => {
  ({ actor } = await givenParent());
});

const sent = (bytes: Uint8Array) => ({ name: 'скан.jpg', bytes, tooLarge: false });
const small = () => twoHalves(60, 40);

async function processed(bytes: Uint8Array) {
  const scanId = await receiveScan(actor, sent(bytes));
  await processScan({ scanId });
  return database().scan.findUniqueOrThrow({ where: { id: scanId }, include: { pages: true } });
}

/** A JPEG whose header claims another size than its content has. */
async function lyingJpeg(width: number, height: number): Promise<Buffer> {
  const bytes = await small().jpeg().toBuffer();
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, frame + 5);
  bytes.writeUInt16BE(width, frame + 7);
  return bytes;
}

async function giant(pixels: number): Promise<Buffer> {
  const side = Math.ceil(Math.sqrt(pixels));
  return sharp({ create: { width: side, height: side, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
}

/** As a ZIP, an office document or an archive begins. */
const zip = Buffer.concat([Buffer.from('PK\u0003\u0004\u0014\u0000', 'latin1'), Buffer.alloc(100)]);

describe('what its outside shows is refused at once', () => {
  const files: [string, ScanRefusal, () => Promise<Uint8Array> | Uint8Array][] = [
    ['nothing', 'empty', () => Buffer.alloc(0)],
    ['a JPEG broken off', 'unreadable', () => cutPhoto()],
    ['a PNG broken off', 'unreadable', async () => (await small().png().toBuffer()).subarray(0, 60)],
    [
      'a GIF broken off in its header',
      'unreadable',
      async () => Uint8Array.from((await small().gif().toBuffer()).subarray(0, 8)),
    ],
    ['a PDF broken off', 'unreadable', async () => (await scannedPdf()).subarray(0, 900)],
    ['a ZIP renamed', 'not_a_picture', () => zip],
    ['SVG', 'not_a_picture', () => notPictures.svg],
    ['HEIC', 'heic', () => notPictures.heic],
    ['WebP', 'not_a_picture', () => small().webp().toBuffer()],
    ['TIFF', 'not_a_picture', () => small().tiff().toBuffer()],
    ['AVIF', 'heic', () => small().avif().toBuffer()],
    ['a page of HTML', 'not_a_picture', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['PNG bomb', 'too_many_pixels', () => pixelBomb(30_000, 30_000)],
    ['a true PNG of 41 megapixels', 'too_many_pixels', () => giant(41_000_000)],
    ['a JPEG that claims 65 000 × 65 000', 'too_many_pixels', () => lyingJpeg(65_000, 65_000)],
    ['a PDF of 50 pages', 'too_many_pages', () => scannedPdf({ pages: 50 })],
    ['a PDF of 7 pages', 'too_many_pages', () => scannedPdf({ pages: 7 })],
  ];
  test.each(files)('%s', async (_title, refusal, make) => {
    const before = await storedFiles();
    const answer = await refusedWithoutTrace(async () => receiveScan(actor, sent(await make())));
    expect(answer).toMatchObject({ code: 'invalid', sentence: scanRefusals[refusal] });
    expect(await storedFiles()).toEqual(before);
  });
});

/** The count of pages lies packed in a stream of objects, so nothing outside tells it. */
async function quietPdf(pages: number): Promise<Buffer> {
  const told = (await scannedPdf({ pages })).toString('latin1');
  // The root of the pages is said to be somebody's child: what is told outside is not believed then.
  return Buffer.from(told.replace(/\/Type \/Pages/, '/Parent null/Type /Pages'), 'latin1');
}

const wide =
  '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>';
const drawn = '<</Length 26>>stream\nq 600 0 0 800 0 0 cm /I Do Q\nendstream';

/** A picture inside a page that unpacks to gigabytes. */
function pictureBomb(): Buffer {
  const side = 60_000;
  const data = deflateSync(Buffer.alloc(30_000_000));
  const head = `<</Type/XObject/Subtype/Image/Width ${side}/Height ${side}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode/Length ${data.length}>>stream\n`;
  return handmadePdf(wide, [Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream')]), drawn]);
}

describe('what only opening shows ends as «не читается», the sent file gone', () => {
  const files: [string, ScanFault, () => Promise<Uint8Array> | Uint8Array][] = [
    ['a PNG without its rows', 'damaged', () => pixelBomb(600, 400)],
    ['a JPEG with a fifth of its rows and an end', 'damaged', () => hollowPhotos.cut(false)],
    ['the same saved in passes', 'damaged', () => hollowPhotos.cut(true)],
    ['a JPEG that is mostly zeros', 'damaged', () => hollowPhotos.zeroed(false)],
    ['the same in passes', 'damaged', () => hollowPhotos.zeroed(true)],
    ['a JPEG that claims more than it has', 'damaged', () => lyingJpeg(6000, 6000)],
    ['a PDF with nothing inside', 'damaged', () => Buffer.from('%PDF-1.7\nnothing at all\n%%EOF')],
    ['a PDF whose page is missing', 'damaged', () => handmadePdf('null')],
    ['a PDF behind a password', 'password', () => scannedPdf({ password: 'secret' })],
    ['a PDF of 50 pages that keeps silent about it', 'too_many_pages', () => quietPdf(50)],
  ];
  test.each(files)('%s', async (_title, fault, make) => {
    const files = await storedFiles();
    expect(await processed(await make())).toMatchObject({
      status: 'unreadable',
      fault,
      storageKey: null,
      pages: [],
    });
    expect(await storedFiles()).toEqual(files);
  });
});

describe('what looks strange and is a picture all the same', () => {
  async function pagesOf(bytes: Uint8Array): Promise<{ width: number; height: number }[]> {
    const { status, pages } = await processed(bytes);
    expect(status).toBe('ready');
    return Promise.all(
      pages.map(async ({ storageKey }) => {
        const {
          width,
          height,
          format,
          pages: frames,
        } = await sharp(await readStoredFile(storageKey)).metadata();
        expect([format, frames]).toEqual(['jpeg', undefined]);
        return { width, height };
      }),
    );
  }

  test('of a GIF of 1000 frames the first one counts', async () => {
    const frames = Buffer.alloc(20 * 20 * 3 * 1000, 200);
    frames.fill(10, 0, 20 * 20 * 3);
    const raw = { width: 20, height: 20 * 1000, channels: 3 as const, pageHeight: 20 };
    const gif = await sharp(frames, { raw })
      .gif({ delay: Array<number>(1000).fill(20) })
      .toBuffer();
    const { pages } = await processed(gif);
    const [dark = 255] = await sharp(await readStoredFile(pages[0]?.storageKey ?? ''))
      .raw()
      .toBuffer();
    expect(dark).toBeLessThan(60);
    expect(pages).toHaveLength(1);
  });

  test('of a picture with a program or a page behind its end only the picture is left', async () => {
    for (const tail of [zip, notPictures.exe, Buffer.from('<script>alert(1)</script>')]) {
      const bytes = Buffer.concat([await small().jpeg().toBuffer(), tail]);
      const { pages } = await processed(bytes);
      expect((await readStoredFile(pages[0]?.storageKey ?? '')).includes(tail)).toBe(false);
    }
  });

  test.each([
    ['filling before the end', filledPhoto],
    ['a heading of its own', oddlyHeadedPhoto],
  ])('a photo of a phone with %s', async (_title, make) => {
    expect(await pagesOf(await make())).toEqual([{ width: 600, height: 400 }]);
  });

  test('a PDF with a script in it is a picture without one', async () => {
    expect(await pagesOf(await scannedPdf({ script: 'app.alert("1")' }))).toEqual([
      { width: 1767, height: 2500 },
    ]);
  });

  test('a page as large as a house or as small as a stamp has the size of every other', async () => {
    expect(await pagesOf(await scannedPdf({ size: [14_400, 7_200] }))).toEqual([
      { width: 2500, height: 1250 },
    ]);
    expect(await pagesOf(await scannedPdf({ size: [10, 20] }))).toEqual([{ width: 1250, height: 2500 }]);
  });

  test('a picture of gigabytes in a page takes neither the memory nor the worker', async () => {
    const before = process.memoryUsage().rss;
    const { status, fault } = await processed(pictureBomb());
    expect(['ready', 'unreadable']).toContain(status);
    if (status === 'unreadable') expect(['too_heavy', 'damaged']).toContain(fault);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
  });
});
