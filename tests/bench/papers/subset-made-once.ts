import { create, type ParsedFont } from 'fontkit';
import { subsetFont } from '@/lib/papers/fonts/font-subset';
import { readTables, tableOf, writeTables } from '@/lib/papers/fonts/font-tables';
import type { LoadedFont } from '@/lib/papers/fonts/font-files';

/** A font file of these letters only, as a program would open it: what bare pdfkit is given, parsed once as well. */
export function subsetMadeOnce(
  { letters, glyphs }: LoadedFont,
  text: string,
): { file: Buffer; parsed: ParsedFont } {
  const codePoints = [...new Set(text)]
    .map((sign) => sign.codePointAt(0) ?? 0)
    .toSorted((one, other) => one - other);
  const used = codePoints.map((codePoint) => letters.font.glyphForCodePoint(codePoint).id);
  const order = [...new Set([0, ...used])];
  const places = used.map((glyph) => order.indexOf(glyph));
  const outlines = [...readTables(subsetFont(glyphs, order))];
  const file = writeTables([
    ...outlines,
    ['cmap', cmapOf(codePoints, places)],
    ['name', tableOf(glyphs.tables, 'name')],
    ['OS/2', tableOf(glyphs.tables, 'OS/2')],
    ['post', namelessPost(tableOf(glyphs.tables, 'post'))],
  ]);
  return { file, parsed: create(file) };
}

/** Format 12: a group of its own for each letter. */
function cmapOf(codePoints: readonly number[], places: readonly number[]): Buffer {
  const head = Buffer.alloc(12 + 16);
  head.writeUInt16BE(1, 2);
  head.writeUInt16BE(3, 4);
  head.writeUInt16BE(10, 6);
  head.writeUInt32BE(12, 8);
  head.writeUInt16BE(12, 12);
  head.writeUInt32BE(16 + codePoints.length * 12, 16);
  head.writeUInt32BE(codePoints.length, 24);
  const groups = codePoints.map((codePoint, index) => {
    const group = Buffer.alloc(12);
    group.writeUInt32BE(codePoint, 0);
    group.writeUInt32BE(codePoint, 4);
    group.writeUInt32BE(places[index] ?? 0, 8);
    return group;
  });
  return Buffer.concat([head, ...groups]);
}

function namelessPost(post: Buffer): Buffer {
  const copy = Buffer.from(post.subarray(0, 32));
  copy.writeUInt32BE(0x00030000, 0);
  return copy;
}
