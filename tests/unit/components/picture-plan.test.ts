import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aimedSize,
  asJpegName,
  fitted,
  headLength,
  kindOf,
  mayStay,
  refusalOf,
  savings,
  turned,
  type FileKind,
  type Turn,
} from '@/components/forms/scan-input/picture-plan';
import { inspectScan } from '@/lib/documents/inspect-scan';
import { scanKeptSide, scanSizeLimit } from '@/lib/domain/scan-files';
import { notPictures, phonePhoto, twoHalves } from '@/tests/support/pictures';

describe('the kind of a file', () => {
  const head = (bytes: Uint8Array) => bytes.subarray(0, headLength);

  test.each<[FileKind, () => Promise<Buffer> | Buffer]>([
    ['jpeg', () => phonePhoto()],
    ['png', () => twoHalves(8, 8).png().toBuffer()],
    ['gif', () => twoHalves(8, 8).gif().toBuffer()],
    ['pdf', () => notPictures.pdf],
    ['heic', () => notPictures.heic],
    [null, () => notPictures.exe],
    [null, () => notPictures.webp],
    [null, () => notPictures.svg],
    [null, () => Buffer.alloc(0)],
  ])('%s is seen in its first bytes', async (kind, make) => {
    expect(kindOf(head(await make()))).toBe(kind);
  });

  test('is the one the server sees', async () => {
    for (const bytes of Object.values(notPictures)) {
      const onServer = await inspectScan(bytes);
      expect('refusal' in onServer && onServer.refusal).toBe(refusalOf(bytes.length, kindOf(head(bytes))));
    }
  });
});

test('every failure of a file has its own reason', () => {
  expect(refusalOf(0, null)).toBe('empty');
  expect(refusalOf(0, 'jpeg')).toBe('empty');
  expect(refusalOf(100, 'pdf')).toBe('unreadable');
  expect(refusalOf(scanSizeLimit + 1, 'pdf')).toBe('too_large');
  expect(refusalOf(100, 'heic')).toBe('heic');
  expect(refusalOf(scanSizeLimit + 1, 'jpeg')).toBe('too_large');
  expect(refusalOf(scanSizeLimit + 1, null)).toBe('too_large');
  expect(refusalOf(scanSizeLimit, 'jpeg')).toBe('unreadable');
  expect(refusalOf(100, null)).toBe('not_a_picture');
});

describe('the size of a picture', () => {
  test('of 12 megapixels is brought to 2500 pixels, upright or lying', () => {
    expect(fitted({ width: 4000, height: 3000 }, 2500)).toEqual({ width: 2500, height: 1875 });
    expect(fitted({ width: 3000, height: 4000 }, 2500)).toEqual({ width: 1875, height: 2500 });
  });

  test('fits, keeps its shape and is never enlarged', () => {
    const side = fc.integer({ min: 1, max: 20_000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const size = fitted({ width, height }, scanKeptSide);
        expect(Math.max(size.width, size.height)).toBeLessThanOrEqual(scanKeptSide);
        expect(Math.min(size.width, size.height)).toBeGreaterThanOrEqual(1);
        expect(size.width).toBeLessThanOrEqual(width);
        const scale = Math.min(1, scanKeptSide / Math.max(width, height));
        expect(Math.abs(size.width - width * scale)).toBeLessThanOrEqual(1);
        expect(Math.abs(size.height - height * scale)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test('each saving weighs less than the one before it', () => {
  for (const [at, saving] of savings.entries()) {
    const before = savings[at - 1];
    if (!before) continue;
    expect(saving.side).toBeLessThanOrEqual(before.side);
    expect(saving.quality).toBeLessThanOrEqual(before.quality);
    expect(saving).not.toEqual(before);
  }
});

test('four turns to one side, or one to each, lead back', () => {
  const turns: readonly Turn[] = [0, 1, 2, 3];
  for (const turn of turns) {
    expect(turned(turned(turn, 1), -1)).toBe(turn);
    expect(turned(turned(turned(turned(turn, -1), -1), -1), -1)).toBe(turn);
  }
  expect(turned(0, 1)).toBe(1);
  expect(turned(0, -1)).toBe(3);
});

describe('a file goes as it is', () => {
  const small = { width: 800, height: 600 };

  test('when it is a light drawing nobody turned', () => {
    expect(mayStay({ size: aimedSize, kind: 'png' }, small, 0)).toBe(true);
    expect(mayStay({ size: 10, kind: 'gif' }, small, 0)).toBe(true);
  });

  test('but not a photo, which names its place', () => {
    expect(mayStay({ size: 10, kind: 'jpeg' }, small, 0)).toBe(false);
    expect(mayStay({ size: 10, kind: 'heic' }, small, 0)).toBe(false);
  });

  test('and not a heavy, large, turned or unknown one', () => {
    expect(mayStay({ size: aimedSize + 1, kind: 'png' }, small, 0)).toBe(false);
    expect(mayStay({ size: 10, kind: 'png' }, { width: 100, height: 2501 }, 0)).toBe(false);
    expect(mayStay({ size: 10, kind: 'png' }, small, 1)).toBe(false);
    expect(mayStay({ size: 10, kind: null }, small, 0)).toBe(false);
  });
});

test.each([
  ['скан.png', 'скан.jpg'],
  ['IMG_1.HEIC', 'IMG_1.jpg'],
  ['свид. о рожд.jpeg', 'свид. о рожд.jpg'],
  ['без точки', 'без точки.jpg'],
])('%s made anew is %s', (name, made) => {
  expect(asJpegName(name)).toBe(made);
});
