import { tableOf, writeTables } from '@/lib/papers/fonts/font-tables';
import type { GlyphTable } from '@/lib/papers/fonts/glyph-table';

/**
 * A TrueType font of these glyphs only, numbered in their order; parts of composite letters follow behind. The first glyph
 * must be the one for letters the font does not have.
 */
export function subsetFont(source: GlyphTable, glyphs: readonly number[]): Buffer {
  const order = [...glyphs];
  const places = new Map(order.map((glyph, index) => [glyph, index]));
  const outlines: Buffer[] = [];
  // The list grows while it is walked: parts may have parts.
  for (const glyph of order) {
    const { bytes, parts } = source.glyphOf(glyph);
    const outline = parts.length > 0 ? Buffer.from(bytes) : bytes;
    for (const part of parts) outline.writeUInt16BE(placeOf(part.glyph, order, places), part.at);
    outlines.push(
      outline.length % 4 === 0 ? outline : Buffer.concat([outline, Buffer.alloc(4 - (outline.length % 4))]),
    );
  }
  return writeTables([
    ['head', patched(tableOf(source.tables, 'head'), [8, 0, 4], [50, 1, 2])],
    ['hhea', patched(tableOf(source.tables, 'hhea'), [34, order.length, 2])],
    ['maxp', patched(tableOf(source.tables, 'maxp'), [4, order.length, 2], [26, 0, 2])],
    ['hmtx', Buffer.concat(order.map((glyph) => source.metricsOf(glyph)))],
    ['loca', offsetsOf(outlines)],
    ['glyf', Buffer.concat(outlines)],
  ]);
}

function placeOf(glyph: number, order: number[], places: Map<number, number>): number {
  const known = places.get(glyph);
  if (known !== undefined) return known;
  places.set(glyph, order.length);
  return order.push(glyph) - 1;
}

/** A copy with other numbers at these places: offset, value, how many bytes. */
function patched(table: Buffer, ...changes: [at: number, value: number, bytes: number][]): Buffer {
  const copy = Buffer.from(table);
  for (const [at, value, bytes] of changes) copy.writeUIntBE(value, at, bytes);
  return copy;
}

function offsetsOf(outlines: readonly Buffer[]): Buffer {
  const offsets = Buffer.alloc((outlines.length + 1) * 4);
  let offset = 0;
  outlines.forEach((outline, index) => {
    offset += outline.length;
    offsets.writeUInt32BE(offset, (index + 1) * 4);
  });
  return offsets;
}
