import { isWholePdf } from '@/lib/domain/pdf-header';
import { scanSizeLimit, type ScanRefusal } from '@/lib/domain/scan-files';
import { isWholePicture } from '@/lib/domain/whole-picture';
import {
  aimedSize,
  asJpegName,
  fitted,
  headLength,
  kindOf,
  mayStay,
  refusalOf,
  savings,
  type FileKind,
  type Size,
  type Turn,
} from './picture-plan';

/** `shown`: a browser can show it in an <img>. */
export type DrawnPicture = { blob: Blob; name: string; shown: boolean };

/**
 * The picture as it is sent: upright, turned as asked, light, without what the camera wrote into it. A canvas knows
 * nothing but pixels, so the place and the camera stay on the phone. Where the browser cannot draw, the file goes as it is.
 */
export async function drawPicture(
  file: Blob,
  name: string,
  turn: Turn,
): Promise<DrawnPicture | { refusal: ScanRefusal }> {
  const { size } = file;
  const kind = kindOf(new Uint8Array(await file.slice(0, headLength).arrayBuffer()));
  if (kind === 'pdf') return wholePdf(file, name);
  const image = (await mayOpen(file, kind)) ? await decode(file, kind) : null;
  if (!image) return { refusal: refusalOf(size, kind) };
  try {
    const blob = mayStay({ size, kind }, image, turn) ? null : await lightJpeg(image, turn);
    return blob ? { blob, name: asJpegName(name), shown: true } : { blob: file, name, shown: true };
  } finally {
    image.release();
  }
}

/** The server turns a PDF into pictures: it goes as it is, unless its outside shows that it cannot. */
async function wholePdf(file: Blob, name: string): Promise<DrawnPicture | { refusal: ScanRefusal }> {
  if (file.size > scanSizeLimit) return { refusal: 'too_large' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return isWholePdf(bytes) ? { blob: file, name, shown: false } : { refusal: 'unreadable' };
}

/** Browsers draw a picture that is broken off, too, with grey where the rest was. */
async function mayOpen(file: Blob, kind: FileKind): Promise<boolean> {
  if (file.size === 0) return false;
  return (kind !== 'jpeg' && kind !== 'png') || isWholePicture(new Uint8Array(await file.arrayBuffer()));
}

type Decoded = Size & { source: CanvasImageSource; release: () => void };

async function decode(file: Blob, kind: FileKind): Promise<Decoded | null> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
    return { source: bitmap, width: bitmap.width, height: bitmap.height, release: () => bitmap.close() };
  } catch {
    return kind === null ? null : decodeAsElement(file);
  }
}

/** Where the bitmap of a huge photo does not fit into a phone's memory, its picture element may still, drawn coarser. */
async function decodeAsElement(file: Blob): Promise<Decoded | null> {
  const source = new Image();
  source.src = URL.createObjectURL(file);
  const release = () => URL.revokeObjectURL(source.src);
  try {
    await source.decode();
    return { source, width: source.naturalWidth, height: source.naturalHeight, release };
  } catch {
    release();
    return null;
  }
}

/** Null when there is no memory for it. */
async function lightJpeg(image: Decoded, turn: Turn): Promise<Blob | null> {
  let lightest: Blob | null = null;
  let canvas: HTMLCanvasElement | null = null;
  let side = 0;
  for (const saving of savings) {
    if (!canvas || saving.side !== side) {
      if (canvas) canvas.width = 0;
      side = saving.side;
      canvas = paint(image, side, turn);
    }
    const blob = await toJpeg(canvas, saving.quality);
    if (!blob) break;
    lightest = blob;
    if (blob.size <= aimedSize) break;
  }
  // Phones give the memory of a canvas back late, unless it is made empty.
  if (canvas) canvas.width = 0;
  return lightest;
}

function paint(image: Decoded, side: number, turn: Turn): HTMLCanvasElement {
  const { width, height } = fitted(image, side);
  const lying = turn % 2 === 1;
  const canvas = document.createElement('canvas');
  canvas.width = lying ? height : width;
  canvas.height = lying ? width : height;
  const context = canvas.getContext('2d', { alpha: false });
  if (!context) return canvas;
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turn * Math.PI) / 2);
  context.drawImage(image.source, -width / 2, -height / 2, width, height);
  return canvas;
}

function toJpeg(canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
