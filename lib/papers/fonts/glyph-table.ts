import { readTables, tableOf, type Tables } from '@/lib/papers/fonts/font-tables';

const composite = { argumentsAreWords: 1, scale: 8, more: 32, twoScales: 64, matrix: 128, instructions: 256 };

export type Glyph = { bytes: Buffer; parts: readonly GlyphPart[] };

/** A glyph used inside another: which, and where its number stands in the bytes. */
type GlyphPart = { glyph: number; at: number };

/**
 * The outlines of a TrueType font, a glyph at a time, without the programs that fit them to the pixels of old screens:
 * paper does not need them, and without them a file is a third smaller.
 */
export class GlyphTable {
  readonly tables: Tables;
  readonly #glyphs = new Map<number, Glyph>();
  readonly #offsets: (glyph: number) => number;
  readonly #wideMetrics: number;

  constructor(file: Buffer) {
    this.tables = readTables(file);
    const loca = tableOf(this.tables, 'loca');
    const long = tableOf(this.tables, 'head').readInt16BE(50) === 1;
    this.#offsets = (glyph) => (long ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2);
    this.#wideMetrics = tableOf(this.tables, 'hhea').readUInt16BE(34);
  }

  /** Four bytes: advance width and left side bearing. */
  metricsOf(glyph: number): Buffer {
    const hmtx = tableOf(this.tables, 'hmtx');
    if (glyph < this.#wideMetrics) return hmtx.subarray(glyph * 4, glyph * 4 + 4);
    const metrics = Buffer.alloc(4);
    hmtx.copy(metrics, 0, (this.#wideMetrics - 1) * 4, (this.#wideMetrics - 1) * 4 + 2);
    const bearing = this.#wideMetrics * 4 + (glyph - this.#wideMetrics) * 2;
    hmtx.copy(metrics, 2, bearing, bearing + 2);
    return metrics;
  }

  glyphOf(glyph: number): Glyph {
    const known = this.#glyphs.get(glyph);
    if (known) return known;
    const glyf = tableOf(this.tables, 'glyf');
    const read = withoutInstructions(glyf.subarray(this.#offsets(glyph), this.#offsets(glyph + 1)));
    this.#glyphs.set(glyph, read);
    return read;
  }
}

function withoutInstructions(bytes: Buffer): Glyph {
  if (bytes.length === 0) return { bytes, parts: [] };
  const contours = bytes.readInt16BE(0);
  if (contours < 0) return ofParts(bytes);
  const at = 10 + contours * 2;
  const length = bytes.readUInt16BE(at);
  return {
    bytes: Buffer.concat([bytes.subarray(0, at), Buffer.alloc(2), bytes.subarray(at + 2 + length)]),
    parts: [],
  };
}

function ofParts(source: Buffer): Glyph {
  const bytes = Buffer.from(source);
  const parts: GlyphPart[] = [];
  let at = 10;
  for (let flags = composite.more; flags & composite.more;) {
    flags = bytes.readUInt16BE(at);
    bytes.writeUInt16BE(flags & ~composite.instructions, at);
    parts.push({ glyph: bytes.readUInt16BE(at + 2), at: at + 2 });
    at += 4 + (flags & composite.argumentsAreWords ? 4 : 2) + transformLength(flags);
  }
  return { bytes: bytes.subarray(0, at), parts };
}

function transformLength(flags: number): number {
  if (flags & composite.scale) return 2;
  if (flags & composite.twoScales) return 4;
  return flags & composite.matrix ? 8 : 0;
}
