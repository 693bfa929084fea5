import { scanKeptSide, scanSizeLimit, type ScanRefusal } from '@/lib/domain/scan-files';

/** What a chosen file is by its first bytes; null for anything the portal knows nothing of. */
export type FileKind = 'jpeg' | 'png' | 'gif' | 'heic' | 'pdf' | null;

/** How many first bytes `kindOf` wants to see. */
export const headLength = 12;

export function kindOf(head: Uint8Array): FileKind {
  const text = String.fromCharCode(...head.subarray(0, headLength));
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG')) return 'png';
  if (text.startsWith('GIF8')) return 'gif';
  if (text.startsWith('%PDF')) return 'pdf';
  return /^.{4}ftyp(hei|hev|mif1|msf1)/s.test(text) ? 'heic' : null;
}

/** Why a file that the browser cannot show as a picture is left behind. */
export function refusalOf(size: number, kind: FileKind): ScanRefusal {
  if (size === 0) return 'empty';
  if (kind === 'heic') return kind;
  if (size > scanSizeLimit) return 'too_large';
  return kind === null ? 'not_a_picture' : 'unreadable';
}

/** What a picture should weigh at most, bytes: a slow network carries it in seconds. */
export const aimedSize = 900_000;

/** Tried in turn until the picture is light enough; the last is taken as it comes. Small print stays readable at each. */
export const savings = [
  { side: scanKeptSide, quality: 0.85 },
  { side: scanKeptSide, quality: 0.75 },
  { side: scanKeptSide, quality: 0.65 },
  { side: 2000, quality: 0.65 },
  { side: 2000, quality: 0.5 },
] as const satisfies readonly { side: number; quality: number }[];

export type Size = { width: number; height: number };

/** The size with the longer side at most `side`, never enlarged; whole pixels, at least one. */
export function fitted({ width, height }: Size, side: number): Size {
  const scale = Math.min(1, side / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Quarters of a full turn, clockwise: 0, 1, 2, 3. */
export type Turn = 0 | 1 | 2 | 3;

export function turned(turn: Turn, by: 1 | -1): Turn {
  return ((turn + by + 4) % 4) as Turn;
}

/** A light drawing is sent as it is: as a JPEG it would only lose. A photo is always made anew: it names its place. */
export function mayStay(
  file: { size: number; kind: FileKind },
  { width, height }: Size,
  turn: Turn,
): boolean {
  const isDrawing = file.kind === 'png' || file.kind === 'gif';
  return isDrawing && turn === 0 && file.size <= aimedSize && Math.max(width, height) <= scanKeptSide;
}

/** The name of a picture that was made anew: «скан.png» → «скан.jpg». */
export function asJpegName(name: string): string {
  return `${name.replace(/\.[^.]*$/, '')}.jpg`;
}
