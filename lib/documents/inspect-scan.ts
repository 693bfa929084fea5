import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import { isWholePdf, pagesToldBy } from '@/lib/domain/pdf-header';
import {
  scanMediaTypes,
  scanPageLimit,
  scanPixelLimit,
  type ScanMediaType,
  type ScanRefusal,
} from '@/lib/domain/scan-files';
import { isWholePicture } from '@/lib/domain/whole-picture';

const heicTypes = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/avif'];

/** What a file is by its content, never by its name; nothing is decoded, only header and end are looked at. */
export async function inspectScan(
  bytes: Uint8Array,
): Promise<{ mediaType: ScanMediaType } | { refusal: ScanRefusal }> {
  if (bytes.length === 0) return { refusal: 'empty' };
  const type = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime;
  if (type && heicTypes.includes(type)) return { refusal: 'heic' };
  const mediaType = (Object.keys(scanMediaTypes) as ScanMediaType[]).find((known) => known === type);
  if (!mediaType) return { refusal: 'not_a_picture' };
  const refusal = mediaType === 'application/pdf' ? pdfFault(bytes) : pictureFault(bytes);
  return refusal ? { refusal } : { mediaType };
}

function pdfFault(bytes: Uint8Array): ScanRefusal | null {
  if (!isWholePdf(bytes)) return 'unreadable';
  return (pagesToldBy(bytes) ?? 0) > scanPageLimit ? 'too_many_pages' : null;
}

function pictureFault(bytes: Uint8Array): ScanRefusal | null {
  const pixels = pixelsOf(bytes);
  if (pixels === null || !isWholePicture(bytes)) return 'unreadable';
  return pixels > scanPixelLimit ? 'too_many_pixels' : null;
}

function pixelsOf(bytes: Uint8Array): number | null {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? width * height : null;
  } catch {
    return null;
  }
}
