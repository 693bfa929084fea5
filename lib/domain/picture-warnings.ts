/** Largest part of a file that may be filling between two markers of a JPEG. */
const fillingAllowed = 0.1;

/**
 * What libjpeg (in jerror.h) remarks of photos that are whole all the same: cameras leave filling before a marker and write
 * headings of their own. Everything else it warns of («premature end of data segment», «bad Huffman code») means that
 * rows are missing, and it paints them grey.
 */
const harmless = [
  /invalid SOS parameters/i,
  /unknown JFIF revision/i,
  /unknown Adobe color transform/i,
  /bad ICC marker/i,
];
const filling = /(\d+) extraneous bytes before marker/i;

/** Whether a picture is whole in spite of what its decoder remarked. `size` is of the file, bytes. */
export function isWholeInSpiteOf(remarks: string, size: number): boolean {
  const lines = remarks.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => isHarmless(line, size));
}

function isHarmless(line: string, size: number): boolean {
  const bytes = filling.exec(line)?.[1];
  if (bytes !== undefined) return Number(bytes) <= size * fillingAllowed;
  return harmless.some((remark) => remark.test(line));
}
