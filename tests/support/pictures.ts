import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture whose left half is red and whose right half is blue, so that a turn can be seen. */
export function twoHalves(width: number, height: number) {
  const half = { width: Math.floor(width / 2), height, channels: 3 as const };
  const blue = { create: { ...half, background: '#0000ff' } };
  return sharp({ create: { width, height, channels: 3, background: '#ff0000' } }).composite([
    { input: blue, left: width - half.width, top: 0 },
  ]);
}

/** A photo as a phone makes it: lying on its side, with the turn, the place and the name of the camera in EXIF. */
export function phonePhoto(width = 60, height = 40): Promise<Buffer> {
  return twoHalves(width, height)
    .withExif({
      IFD0: { Make: 'Пробная камера', Model: 'Secret-Model-7' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 45/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

/** 12 megapixels of several megabytes, made upright by EXIF: then its upper half is red and its lower half blue. */
export async function cameraPhoto(): Promise<Buffer> {
  const grain = sharp({
    create: {
      width: 1000,
      height: 750,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });
  const texture = await grain.resize(4000, 3000).ensureAlpha(0.35).png().toBuffer();
  const lying = await twoHalves(4000, 3000).png().toBuffer();
  return sharp(lying)
    .composite([{ input: texture }])
    .withExif({
      IFD0: { Model: 'Secret-Model-7' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 45/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 96 })
    .toBuffer();
}

const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A tiny PNG that claims to have so many pixels. */
export function pixelBomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header.writeUInt8(8, 8);
  const rows = chunk('IDAT', deflateSync(Buffer.alloc(1000)));
  return Buffer.concat([pngSignature, chunk('IHDR', header), rows, chunk('IEND', Buffer.alloc(0))]);
}

/** A photo of which half has arrived. */
export async function cutPhoto(): Promise<Buffer> {
  const whole = await twoHalves(600, 400).jpeg().toBuffer();
  return whole.subarray(0, Math.floor(whole.length / 2));
}

/** JPEG whose rows are told apart everywhere, as a photographed page is; `progressive` as editors save it. */
function grainyPhoto(progressive: boolean): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  return sharp({ create: { width: 600, height: 400, channels: 3, background: '#808080', noise } })
    .jpeg({ progressive })
    .toBuffer();
}

const jpegEnd = Buffer.from([0xff, 0xd9]);

/** Photos that begin and end as they should and have nothing, or not what they ought to have, between. */
export const hollowPhotos = {
  async cut(progressive: boolean): Promise<Buffer> {
    const whole = await grainyPhoto(progressive);
    return Buffer.concat([whole.subarray(0, Math.floor(whole.length * 0.2)), jpegEnd]);
  },
  async zeroed(progressive: boolean): Promise<Buffer> {
    const whole = await grainyPhoto(progressive);
    return whole.fill(0, Math.floor(whole.length * 0.35), whole.length - 2);
  },
};

/** A whole photo with a few bytes of filling before its end, where a camera leaves them. */
export async function filledPhoto(): Promise<Buffer> {
  const whole = await grainyPhoto(true);
  return Buffer.concat([whole.subarray(0, -2), Buffer.alloc(16), jpegEnd]);
}

/** A whole photo whose heading tells parameters that only libjpeg finds wrong, as some phones write it. */
export async function oddlyHeadedPhoto(): Promise<Buffer> {
  const photo = await grainyPhoto(false);
  const scan = photo.indexOf(Buffer.from([0xff, 0xda]));
  photo.writeUInt8(10, scan + photo.readUInt16BE(scan + 2));
  return photo;
}

export const notPictures = {
  /** The first bytes of a Windows program. */
  exe: Buffer.concat([Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), Buffer.alloc(200)]),
  pdf: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'),
  heic: Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic'),
    Buffer.alloc(4),
    Buffer.from('mif1heic'),
  ]),
  text: Buffer.from('свидетельство о рождении'),
  svg: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  /** Begins as a JPEG does and ends before telling its size. */
  cutJpeg: Buffer.from('ffd8ffe000104a4649460001', 'hex'),
  webp: Buffer.concat([
    Buffer.from('RIFF'),
    Buffer.from([26, 0, 0, 0]),
    Buffer.from('WEBPVP8L'),
    Buffer.alloc(20),
  ]),
} as const;
