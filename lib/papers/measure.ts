import { breakLines } from '@/lib/papers/break-lines';
import { paperFonts, type PaperFont } from '@/lib/papers/fonts/font-files';
import type { Letters } from '@/lib/papers/fonts/letters';
import { typeset } from '@/lib/papers/typography';

/** From line to line, in sizes of the text. */
const leading = 1.24;
export type TextStyle = { font: PaperFont; size: number; align?: 'left' | 'center' | 'right' };

// The same text is broken again for every size a sheet is tried in, and once more when it is drawn. The memory goes with
// its document, because the words are people's names and addresses.
type Memory = { typeset: Map<string, string>; lines: Map<string, string[]>; widths: Map<string, number> };
const memories = new WeakMap<PDFKit.PDFDocument, Memory>();

/** Width in points. */
export function textWidth(doc: PDFKit.PDFDocument, text: string, style: TextStyle): number {
  const { widths } = memoryOf(doc);
  return (
    remembered(widths, `${style.font} ${text}`, () => lettersOf(style).widthOf(text)) * (style.size / 1000)
  );
}

/** The text as it is drawn, line by line. */
export function textLines(doc: PDFKit.PDFDocument, text: string, style: TextStyle, width: number): string[] {
  const memory = memoryOf(doc);
  const room = width / style.size;
  return remembered(memory.lines, `${style.font} ${room} ${text}`, () => {
    const letters = lettersOf(style);
    return breakLines(
      remembered(memory.typeset, text, () => typeset(text)),
      {
        width: room,
        space: letters.widthOf(' ') / 1000,
        measure: (word) =>
          remembered(memory.widths, `${style.font} ${word}`, () => letters.widthOf(word)) / 1000,
      },
    );
  });
}

export function textHeight(doc: PDFKit.PDFDocument, text: string, style: TextStyle, width: number): number {
  return textLines(doc, text, style, width).length * lineHeight(style);
}

export function lineHeight(style: TextStyle): number {
  return style.size * leading;
}

function lettersOf({ font }: TextStyle): Letters {
  const loaded = paperFonts().get(font);
  if (!loaded) throw new RangeError(`no font ${font}`);
  return loaded.letters;
}

function memoryOf(doc: PDFKit.PDFDocument): Memory {
  const known = memories.get(doc);
  if (known) return known;
  const memory: Memory = { typeset: new Map(), lines: new Map(), widths: new Map() };
  memories.set(doc, memory);
  return memory;
}

function remembered<Value>(memory: Map<string, Value>, key: string, make: () => Value): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = make();
  memory.set(key, value);
  return value;
}
