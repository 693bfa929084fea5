import { deflateSync } from 'node:zlib';
import { subsetFont } from '@/lib/papers/fonts/font-subset';
import type { GlyphTable } from '@/lib/papers/fonts/glyph-table';
import type { Letter, Letters } from '@/lib/papers/fonts/letters';
import { unicodeMap } from '@/lib/papers/fonts/unicode-map';

/** A file as a PDF holds it: packed, with its length before that. */
export type Packed = { bytes: Buffer; length: number };

const noOutline = 0;

/**
 * The letters of a font that a document shows, under numbers of its own. A set with the letters of every paper is made once
 * per process, its font packed; a document with a letter beside them goes on with a copy and packs its own.
 */
export class LetterSet {
  readonly #codes: Map<number, string>;
  readonly #widths: number[];
  readonly #texts: (readonly number[])[];
  #font: Packed | null = null;
  #unicode: Packed | null = null;

  private constructor(letters: {
    codes: Iterable<[number, string]>;
    widths: readonly number[];
    texts: readonly (readonly number[])[];
  }) {
    this.#codes = new Map(letters.codes);
    this.#widths = [...letters.widths];
    this.#texts = [...letters.texts];
  }

  /** With nothing in it but what stands for letters the font does not have. */
  static emptyOf({ font, scale }: Letters): LetterSet {
    const width = font.getGlyph(noOutline).advanceWidth * scale;
    return new LetterSet({ codes: [[noOutline, '0000']], widths: [width], texts: [[0]] });
  }

  copy(): LetterSet {
    return new LetterSet({ codes: this.#codes, widths: this.#widths, texts: this.#texts });
  }

  codeOf(glyph: number): string | undefined {
    return this.#codes.get(glyph);
  }

  add({ glyph, advance, text }: Letter): string {
    const code = this.#widths.length.toString(16).padStart(4, '0');
    this.#codes.set(glyph, code);
    this.#widths.push(advance);
    this.#texts.push(text);
    this.#font = null;
    this.#unicode = null;
    return code;
  }

  get widths(): readonly number[] {
    return this.#widths;
  }

  font(glyphs: GlyphTable): Packed {
    this.#font ??= packed(subsetFont(glyphs, [...this.#codes.keys()]));
    return this.#font;
  }

  unicode(): Packed {
    this.#unicode ??= packed(Buffer.from(unicodeMap(this.#texts)));
    return this.#unicode;
  }
}

function packed(bytes: Buffer): Packed {
  return { bytes: deflateSync(bytes), length: bytes.length };
}
