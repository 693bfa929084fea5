import sharp, { type Sharp } from 'sharp';
import {
  scanKeptSide,
  scanPixelLimit,
  scanThumbnailSide,
  type ScanFault,
  type ScanMediaType,
} from '@/lib/domain/scan-files';
import { isWholeInSpiteOf } from '@/lib/domain/picture-warnings';
import { drawPdf } from './draw-pdf';

sharp.cache(false);
sharp.concurrency(1);

/** JPEG both: a page as it is read, and small for a list. */
export type DrawnPicture = { picture: Buffer; thumbnail: Buffer };

const patience = { seconds: 60 };

/**
 * The pictures of a sent file, one a page: the right way up, of bounded size, without what a camera or a program wrote
 * into it. Of a moving GIF the first one counts.
 */
export async function drawScan(
  bytes: Uint8Array,
  mediaType: ScanMediaType,
): Promise<{ pages: DrawnPicture[] } | { fault: ScanFault }> {
  return mediaType === 'application/pdf' ? drawPages(bytes) : drawPhoto(bytes);
}

async function drawPages(bytes: Uint8Array): Promise<{ pages: DrawnPicture[] } | { fault: ScanFault }> {
  const pages: DrawnPicture[] = [];
  const fault = await drawPdf(bytes, async ({ pixels, width, height }) => {
    pages.push(await drawn(sharp(pixels, { raw: { width, height, channels: 4 } })));
  });
  return fault ? { fault } : { pages };
}

async function drawPhoto(bytes: Uint8Array): Promise<{ pages: DrawnPicture[] } | { fault: ScanFault }> {
  try {
    return { pages: [await decoded(bytes)] };
  } catch (error) {
    const heavy = error instanceof Error && /pixel limit|timeout/i.test(error.message);
    return { fault: heavy ? 'too_heavy' : 'damaged' };
  }
}

/** A decoder only warns of missing rows and goes on, so a warning is an error unless it is known to do no harm. */
async function decoded(bytes: Uint8Array): Promise<DrawnPicture> {
  try {
    return await photoOf(bytes, 'warning');
  } catch (error) {
    if (!(error instanceof Error && isWholeInSpiteOf(error.message, bytes.length))) throw error;
    return photoOf(bytes, 'error');
  }
}

async function photoOf(bytes: Uint8Array, failOn: 'warning' | 'error'): Promise<DrawnPicture> {
  const photo = sharp(bytes, { limitInputPixels: scanPixelLimit, failOn }).timeout(patience);
  await photo.metadata();
  return drawn(photo.autoOrient());
}

async function drawn(source: Sharp): Promise<DrawnPicture> {
  const picture = await source
    .resize({ width: scanKeptSide, height: scanKeptSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    // A second pass over the whole picture saves a twentieth of its size and costs as much as all the rest.
    .jpeg({ quality: 82, optimiseCoding: false })
    .toBuffer();
  return { picture, thumbnail: await thumbnailOf(picture) };
}

/** The small picture (JPEG) of one that is known to be all right. */
export function thumbnailOf(picture: Buffer): Promise<Buffer> {
  return sharp(picture)
    .resize({ width: scanThumbnailSide, height: scanThumbnailSide, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 75 })
    .toBuffer();
}
