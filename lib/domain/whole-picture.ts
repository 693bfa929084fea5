const jpegStart = 0xffd8;
const startOfScan = 0xda;
const endOfImage = 0xd9;
/** PNG closes with a chunk of this name. */
const pngEnd = [0x49, 0x45, 0x4e, 0x44];
const pngStart = 0x8950;

/**
 * Whether a JPEG or PNG goes on to its end: a photo broken off in copying opens everywhere, as a stripe with grey below
 * it. Other formats count as whole. What cameras append behind the end does no harm.
 */
export function isWholePicture(bytes: Uint8Array): boolean {
  switch (twoBytes(bytes, 0)) {
    case jpegStart:
      return jpegHasEnd(bytes);
    case pngStart:
      return bytes
        .subarray(-1_000_000)
        .some((_, at, tail) => pngEnd.every((byte, n) => tail[at + n] === byte));
    default:
      return true;
  }
}

/** The small preview inside a photo ends, too: so the segments before the picture itself are stepped over by their length. */
function jpegHasEnd(bytes: Uint8Array): boolean {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    if (bytes[at + 1] === startOfScan) return endsAfter(bytes, at);
    // Bytes of filling may stand before a marker.
    at += bytes[at + 1] === 0xff ? 1 : 2 + twoBytes(bytes, at + 2);
  }
  return false;
}

function endsAfter(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    if (bytes[at + 1] === endOfImage) return true;
  }
  return false;
}

function twoBytes(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0);
}
