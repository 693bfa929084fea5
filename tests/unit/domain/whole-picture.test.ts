import { expect, test } from 'vitest';
import { isWholePicture } from '@/lib/domain/whole-picture';
import { phonePhoto, twoHalves } from '@/tests/support/pictures';

const pictures = {
  jpeg: () => twoHalves(400, 300).jpeg().toBuffer(),
  progressive: () => twoHalves(400, 300).jpeg({ progressive: true }).toBuffer(),
  photo: () => phonePhoto(400, 300),
  png: () => twoHalves(400, 300).png().toBuffer(),
};

test.each(Object.entries(pictures))(
  '%s: цела, пока не оборвана, и с припиской камеры',
  async (_kind, draw) => {
    const bytes = await draw();
    expect(isWholePicture(bytes)).toBe(true);
    expect(isWholePicture(Buffer.concat([bytes, Buffer.from('приписка камеры')]))).toBe(true);
    for (const part of [0.2, 0.5, 0.9, 0.99]) {
      expect(isWholePicture(bytes.subarray(0, Math.floor(bytes.length * part))), String(part)).toBe(false);
    }
  },
);

test('конец уменьшенной копии внутри снимка — не конец снимка', async () => {
  const preview = await twoHalves(40, 30).jpeg().toBuffer();
  const photo = await twoHalves(400, 300).jpeg().toBuffer();
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 0]), preview]);
  segment.writeUInt16BE(preview.length + 2, 2);
  const withPreview = Buffer.concat([photo.subarray(0, 2), segment, photo.subarray(2)]);
  expect(isWholePicture(withPreview)).toBe(true);
  expect(isWholePicture(withPreview.subarray(0, withPreview.length - 100))).toBe(false);
});

test('прочее и пустое', () => {
  expect(isWholePicture(Buffer.from('GIF89a'))).toBe(true);
  expect(isWholePicture(Buffer.from([0xff, 0xd8]))).toBe(false);
  expect(isWholePicture(new Uint8Array())).toBe(true);
});
