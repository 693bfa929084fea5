import sharp from 'sharp';
import { aimedSize, savings } from '@/components/forms/scan-input/picture-plan';
import { cameraPhoto } from '@/tests/support/pictures';

/** A document photographed by a phone: 12 megapixels on their side in three megabytes, with what a camera writes into them. */
export async function phonePhoto(): Promise<Buffer> {
  return sharp(await cameraPhoto())
    .keepMetadata()
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** The same photo as the page's script sends it: upright and light. */
export async function photoAsSent(photo: Buffer): Promise<Buffer> {
  let sent = photo;
  for (const { side, quality } of savings) {
    const upright = sharp(photo).autoOrient().resize({ width: side, height: side, fit: 'inside' });
    sent = await upright.jpeg({ quality: Math.round(quality * 100) }).toBuffer();
    if (sent.length <= aimedSize) break;
  }
  return sent;
}
