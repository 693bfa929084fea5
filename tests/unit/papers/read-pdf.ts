import { buffer } from 'node:stream/consumers';
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A piece of text with its box in points from the top left corner of the page. */
export type PrintedText = { text: string; left: number; right: number; top: number; bottom: number };

export type ReadPage = {
  text: string;
  pieces: PrintedText[];
  roles: string[];
  width: number;
  height: number;
};

export type ReadPdf = {
  /** The file as Latin-1 text: its dictionaries are not compressed. */
  source: string;
  info: Record<string, unknown>;
  viewerPreferences: unknown;
  marked: boolean;
  pages: ReadPage[];
  document: PDFDocumentProxy;
};

export async function readPdf(stream: NodeJS.ReadableStream): Promise<ReadPdf> {
  const bytes = await buffer(stream);
  const source = bytes.toString('latin1');
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const { info } = await document.getMetadata();
  const marks = await document.getMarkInfo();
  const numbers = Array.from({ length: document.numPages }, (_page, index) => index + 1);
  return {
    source,
    info: info as Record<string, unknown>,
    viewerPreferences: await document.getViewerPreferences(),
    marked: marks?.Marked ?? false,
    pages: await Promise.all(numbers.map(async (number) => readPage(await document.getPage(number)))),
    document,
  };
}

async function readPage(page: PDFPageProxy): Promise<ReadPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  const content = await page.getTextContent();
  const pieces = content.items.flatMap((item): PrintedText[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [left, baseline] = [Number(item.transform[4]), height - Number(item.transform[5])];
    const box = { top: baseline - item.height * 0.72, bottom: baseline + item.height * 0.22 };
    return [{ text: item.str, left, right: left + item.width, ...box }];
  });
  const text = content.items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
    .join('');
  return {
    text: text.replace(/\s+/gu, ' '),
    pieces,
    roles: rolesOf(await page.getStructTree()),
    width,
    height,
  };
}

type StructureTree = Awaited<ReturnType<PDFPageProxy['getStructTree']>>;

/** The roles of all tagged elements, from the outermost inwards. */
function rolesOf(node: StructureTree | null): string[] {
  if (!node) return [];
  return [node.role, ...node.children.flatMap((child) => ('role' in child ? rolesOf(child) : []))];
}

export type Box = { left: number; top: number; right: number; bottom: number };

/** The rectangles of the filled path with most of them: of a paper, the QR code as it is really drawn. */
export async function filledRectangles(page: PDFPageProxy): Promise<Box[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const paths = fnArray.flatMap((operator, index): Float32Array[] => {
    const [paint, [path]] = (operator === OPS.constructPath ? argsArray[index] : [null, [null]]) as [
      unknown,
      [unknown],
    ];
    return paint === OPS.fill && path instanceof Float32Array ? [path] : [];
  });
  const [largest] = paths.sort((a, b) => b.length - a.length);
  return largest ? boxesOf([...largest]) : [];
}

/** A rectangle arrives as «move, line, line, line, close»: thirteen numbers. */
function boxesOf(path: readonly number[]): Box[] {
  const boxes: Box[] = [];
  for (let start = 0; start + 12 < path.length; start += 13) {
    const corners = path.slice(start, start + 12);
    const xs = corners.filter((_value, index) => index % 3 === 1);
    const ys = corners.filter((_value, index) => index % 3 === 2);
    boxes.push({
      left: Math.min(...xs),
      right: Math.max(...xs),
      top: Math.min(...ys),
      bottom: Math.max(...ys),
    });
  }
  return boxes;
}
