import type { ParsedFont } from 'fontkit';

/** A letter as it is drawn; widths in thousandths of the size. */
export type Letter = { glyph: number; advance: number; text: readonly number[] };

/** A letter in its place: `kern` moves the next one nearer. */
export type SetLetter = Letter & { kern: number };

const combining = /\p{M}/u;
const ligatures = { liga: false } as const;

/**
 * How the letters of a font stand beside each other. The font engine is asked once for each pair of neighbours and its answer
 * is remembered for all papers: pairs of letters tell nothing of anybody, words would. Text with accents of its own goes
 * through the engine as a whole.
 */
export class Letters {
  readonly font: ParsedFont;
  readonly scale: number;
  readonly #single = new Map<number, Letter>();
  readonly #kerns = new Map<number, number>();
  readonly #known: ReadonlySet<number>;

  constructor(font: ParsedFont) {
    this.font = font;
    this.scale = 1000 / font.unitsPerEm;
    this.#known = new Set(font.characterSet);
  }

  has(codePoint: number): boolean {
    return this.#known.has(codePoint);
  }

  widthOf(text: string): number {
    let width = 0;
    let before = '';
    if (combining.test(text))
      return this.set(text).reduce((sum, { advance, kern }) => sum + advance + kern, 0);
    for (const character of text) {
      width += this.#letter(character).advance + this.#kern(before, character);
      before = character;
    }
    return width;
  }

  set(text: string): SetLetter[] {
    if (combining.test(text)) return this.#shaped(text);
    const letters: SetLetter[] = [];
    let last: SetLetter | null = null;
    let before = '';
    for (const character of text) {
      if (last) last.kern = this.#kern(before, character);
      last = { ...this.#letter(character), kern: 0 };
      letters.push(last);
      before = character;
    }
    return letters;
  }

  /** What the font does not have is shown as a question mark: the standard of archives allows no empty boxes. */
  #letter(character: string): Letter {
    const codePoint = character.codePointAt(0) ?? 0;
    const known = this.#single.get(codePoint);
    if (known) return known;
    const shown = this.has(codePoint) ? codePoint : questionMark;
    const { id, advanceWidth } = this.font.glyphForCodePoint(shown);
    const letter = { glyph: id, advance: advanceWidth * this.scale, text: [shown] };
    this.#single.set(codePoint, letter);
    return letter;
  }

  #kern(before: string, character: string): number {
    if (before === '') return 0;
    const pair = (before.codePointAt(0) ?? 0) * 0x110000 + (character.codePointAt(0) ?? 0);
    const known = this.#kerns.get(pair);
    if (known !== undefined) return known;
    const { glyphs, positions } = this.font.layout(before + character, ligatures);
    const [first] = glyphs;
    const [place] = positions;
    const kern =
      first && place && glyphs.length === 2 ? (place.xAdvance - first.advanceWidth) * this.scale : 0;
    this.#kerns.set(pair, kern);
    return kern;
  }

  #shaped(text: string): SetLetter[] {
    const { glyphs, positions } = this.font.layout(text.normalize('NFC'), ligatures);
    return glyphs.map(({ id, advanceWidth, codePoints }, index) => ({
      glyph: id,
      advance: advanceWidth * this.scale,
      text: codePoints,
      kern: ((positions[index]?.xAdvance ?? advanceWidth) - advanceWidth) * this.scale,
    }));
  }
}

const questionMark = '?'.codePointAt(0) ?? 63;
