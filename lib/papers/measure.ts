import { breakLines } from '@/lib/papers/break-lines';
import type { PaperFont } from '@/lib/papers/fonts';
import { typeset } from '@/lib/papers/typography';

/** From line to line, in sizes of the text. */
const leading = 1.24;
/** Any size will do: widths grow evenly with it. */
const sizeOfMeasuring = 100;

export type TextStyle = { font: PaperFont; size: number; align?: 'left' | 'center' | 'right' };

// The same words are measured again for every size a sheet is tried in. The memory goes with its document,
// because the words are people's names and addresses.
const memories = new WeakMap<PDFKit.PDFDocument, Record<PaperFont, Map<string, number>>>();

/** Width in points. */
export function textWidth(doc: PDFKit.PDFDocument, text: string, style: TextStyle): number {
  const words = text.split(' ').map((word) => wordWidth(doc, word, style.font));
  const spaces = (words.length - 1) * spaceWidth(doc, style.font);
  return (words.reduce((sum, width) => sum + width, 0) + spaces) * style.size;
}

/** The text as it is drawn, line by line. */
export function textLines(doc: PDFKit.PDFDocument, text: string, style: TextStyle, width: number): string[] {
  return breakLines(typeset(text), {
    width: width / style.size,
    space: spaceWidth(doc, style.font),
    measure: (word) => wordWidth(doc, word, style.font),
  });
}

export function textHeight(doc: PDFKit.PDFDocument, text: string, style: TextStyle, width: number): number {
  return textLines(doc, text, style, width).length * lineHeight(style);
}

export function lineHeight(style: TextStyle): number {
  return style.size * leading;
}

/** In sizes of the text. Measured with its space, because that is how pdfkit shapes and remembers words when it draws. */
function wordWidth(doc: PDFKit.PDFDocument, word: string, font: PaperFont): number {
  return shapedWidth(doc, `${word} `, font) - spaceWidth(doc, font);
}

function spaceWidth(doc: PDFKit.PDFDocument, font: PaperFont): number {
  return shapedWidth(doc, ' ', font);
}

function shapedWidth(doc: PDFKit.PDFDocument, text: string, font: PaperFont): number {
  const memory = memories.get(doc) ?? {
    text: new Map<string, number>(),
    strong: new Map<string, number>(),
    label: new Map<string, number>(),
  };
  memories.set(doc, memory);
  const known = memory[font].get(text);
  if (known !== undefined) return known;
  const width: number = doc.font(font, sizeOfMeasuring).widthOfString(text) / sizeOfMeasuring;
  memory[font].set(text, width);
  return width;
}
