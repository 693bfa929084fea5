import { fileTypeFromBuffer } from 'file-type';
import { imageSize } from 'image-size';
import {
  scanMediaTypes,
  scanPixelLimit,
  type ScanMediaType,
  type ScanRefusal,
} from '@/lib/domain/scan-files';
import { isWholePicture } from '@/lib/domain/whole-picture';

const heicTypes = ['image/heic', 'image/heif', 'image/heic-sequence', 'image/avif'];

/** What a file is by its content, never by its name; nothing is decoded, only header and end are looked at. */
export async function inspectPicture(
  bytes: Uint8Array,
): Promise<{ mediaType: ScanMediaType } | { refusal: ScanRefusal }> {
  if (bytes.length === 0) return { refusal: 'empty' };
  const type = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime;
  if (type === 'application/pdf') return { refusal: 'pdf' };
  if (type && heicTypes.includes(type)) return { refusal: 'heic' };
  const mediaType = (Object.keys(scanMediaTypes) as ScanMediaType[]).find((known) => known === type);
  if (!mediaType) return { refusal: 'not_a_picture' };
  const pixels = pixelsOf(bytes);
  if (pixels === null || !isWholePicture(bytes)) return { refusal: 'unreadable' };
  return pixels > scanPixelLimit ? { refusal: 'too_many_pixels' } : { mediaType };
}

function pixelsOf(bytes: Uint8Array): number | null {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? width * height : null;
  } catch {
    return null;
  }
}
