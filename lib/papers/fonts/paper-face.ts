import { paperFonts, type LoadedFont, type PaperFont } from '@/lib/papers/fonts/font-files';
import type { LetterSet, Packed } from '@/lib/papers/fonts/letter-set';
import type { Letter } from '@/lib/papers/fonts/letters';

/**
 * A font of one document. pdfkit's own shapes every word anew and takes its subset in a slow and larger way; with this one
 * a paper is made faster than by bare pdfkit.
 */
export class PaperFace {
  /** The name by which a page's content asks for it. */
  readonly id: string;
  readonly ascent: number;
  readonly #doc: PDFKit.PDFDocument;
  readonly #loaded: LoadedFont;
  #dictionary: PDFKit.PDFKitReference | null = null;
  #set: LetterSet;

  constructor(doc: PDFKit.PDFDocument, id: string, loaded: LoadedFont) {
    const { font, scale } = loaded.letters;
    this.#doc = doc;
    this.#loaded = loaded;
    this.id = id;
    this.ascent = (font.ascent * scale) / 1000;
    this.#set = loaded.common;
  }

  /** The text as a page's content shows it: numbers of glyphs, and between them how much nearer the next one stands. */
  shown(text: string): string {
    let codes = '<';
    for (const letter of this.#loaded.letters.set(text)) {
      codes += this.#codeOf(letter);
      if (letter.kern !== 0) codes += `> ${-Math.round(letter.kern * 100) / 100} <`;
    }
    return `[${codes}>] TJ`;
  }

  ref(): PDFKit.PDFKitReference {
    this.#dictionary ??= this.#doc.ref({});
    return this.#dictionary;
  }

  /** Writes the font into the document, with the letters that were used, if any were. */
  finish(): void {
    if (this.#dictionary) this.#embed(this.#dictionary);
  }

  #codeOf(letter: Letter): string {
    const known = this.#set.codeOf(letter.glyph);
    if (known !== undefined) return known;
    if (this.#set === this.#loaded.common) this.#set = this.#loaded.common.copy();
    return this.#set.add(letter);
  }

  #embed(dictionary: PDFKit.PDFKitReference): void {
    const name = `${tagOf(this.id)}+${this.#loaded.letters.font.postscriptName}`;
    const descendant = this.#doc.ref({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: name,
      CIDSystemInfo: { Registry: literal('Adobe'), Ordering: literal('Identity'), Supplement: 0 },
      FontDescriptor: this.#descriptor(name),
      W: [0, this.#set.widths],
      CIDToGIDMap: 'Identity',
    });
    descendant.end(null);
    Object.assign(dictionary.data, {
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: name,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: this.#stream(this.#set.unicode(), {}),
    });
    dictionary.end(null);
  }

  #descriptor(name: string): PDFKit.PDFKitReference {
    const { font, scale } = this.#loaded.letters;
    const { minX, minY, maxX, maxY } = font.bbox;
    const outlines = this.#set.font(this.#loaded.glyphs);
    const descriptor = this.#doc.ref({
      Type: 'FontDescriptor',
      FontName: name,
      // Symbolic: its letters are numbered by this file and by no standard.
      Flags: 4,
      FontBBox: [minX * scale, minY * scale, maxX * scale, maxY * scale],
      ItalicAngle: font.italicAngle,
      Ascent: font.ascent * scale,
      Descent: font.descent * scale,
      CapHeight: font.capHeight * scale,
      XHeight: font.xHeight * scale,
      StemV: 0,
      FontFile2: this.#stream(outlines, { Length1: outlines.length }),
    });
    descriptor.end(null);
    return descriptor;
  }

  #stream({ bytes }: Packed, facts: Record<string, number>): PDFKit.PDFKitReference {
    const stream = this.#doc.ref({ ...facts, Filter: 'FlateDecode' });
    stream.end(bytes);
    return stream;
  }
}

/** Six capitals before the name say that the font is a subset. */
function tagOf(id: string): string {
  return [...id.padEnd(6, 'A').slice(0, 6)].map((sign) => capitalOf(sign)).join('');
}

function capitalOf(sign: string): string {
  return /[A-Z]/u.test(sign) ? sign : String.fromCharCode(65 + (sign.charCodeAt(0) % 26));
}

/** pdfkit writes plain strings as names and String objects as text. */
function literal(text: string): object {
  return Object(text) as object;
}

const faces = new WeakMap<PDFKit.PDFDocument, ReadonlyMap<PaperFont, PaperFace>>();

/** The fonts of a document. */
export function facesOf(doc: PDFKit.PDFDocument): ReadonlyMap<PaperFont, PaperFace> {
  const known = faces.get(doc);
  if (known) return known;
  const made = new Map([...paperFonts()].map(([name, loaded]) => [name, new PaperFace(doc, name, loaded)]));
  faces.set(doc, made);
  return made;
}
