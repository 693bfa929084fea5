import { breakLines } from '@/lib/papers/break-lines';
import { paperFonts, type PaperFont } from '@/lib/papers/fonts/font-files';
import type { Letters } from '@/lib/papers/fonts/letters';
import { typeset } from '@/lib/papers/typography';

/** From line to line, in sizes of the text. */
const leading = 1.24;
export type TextStyle = { font: PaperFont; size: number; align?: 'left' | 'center' | 'right' };

// The same text is broken again for every size a sheet is tried in, and once more when it is drawn. The memory goes with
// its document, because the words are people's names and addresses.
type Memory = { typeset: Map<string, string>; fonts: Record<PaperFont, FontMemory> };
type FontMemory = { widths: Map<string, number>; lines: Map<string, Map<number, string[]>> };
const memories = new WeakMap<PDFKit.PDFDocument, Memory>();

/** Width in points. */
export function textWidth(doc: PDFKit.PDFDocument, text: string, style: TextStyle): number {
  return wordWidth(memoryOf(doc).fonts[style.font], lettersOf(style.font), text) * style.size;
}

/** The text as it is drawn, line by line. */
export function textLines(doc: PDFKit.PDFDocument, text: string, style: TextStyle, width: number): string[] {
  const memory = memoryOf(doc);
  const ofFont = memory.fonts[style.font];
  const ofText = remembered(ofFont.lines, text, () => new Map<number, string[]>());
  return remembered(ofText, width / style.size, () => {
    const letters = lettersOf(style.font);
    return breakLines(
      remembered(memory.typeset, text, () => typeset(text)),
      {
        width: width / style.size,
        space: wordWidth(ofFont, letters, ' '),
        measure: (word) => wordWidth(ofFont, letters, word),
      },
    );
  });
}

/** In sizes of the text. */
function wordWidth({ widths }: FontMemory, letters: Letters, word: string): number {
  return remembered(widths, word, () => letters.widthOf(word) / 1000);
}

export function textHeight(doc: PDFKit.PDFDocument, text: string, style: TextStyle, width: number): number {
  return textLines(doc, text, style, width).length * lineHeight(style);
}

export function lineHeight(style: TextStyle): number {
  return style.size * leading;
}

function lettersOf(font: PaperFont): Letters {
  const loaded = paperFonts().get(font);
  if (!loaded) throw new RangeError(`no font ${font}`);
  return loaded.letters;
}

function memoryOf(doc: PDFKit.PDFDocument): Memory {
  const known = memories.get(doc);
  if (known) return known;
  const fonts = { text: fontMemory(), strong: fontMemory(), label: fontMemory() };
  const memory: Memory = { typeset: new Map(), fonts };
  memories.set(doc, memory);
  return memory;
}

const fontMemory = (): FontMemory => ({ widths: new Map(), lines: new Map() });

function remembered<Key, Value>(memory: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = make();
  memory.set(key, value);
  return value;
}
