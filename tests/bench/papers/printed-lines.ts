import { buffer } from 'node:stream/consumers';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** A line as it stands on the paper, in points from the top left corner; `font` is the name of the face. */
export type PrintedLine = { text: string; x: number; baseline: number; size: number; font: string };

export type PrintedPage = { width: number; height: number; lines: PrintedLine[] };

/** The text of a PDF with its places, so that others may write the very same. */
export async function printedPages(stream: NodeJS.ReadableStream): Promise<PrintedPage[]> {
  const document = await getDocument({ data: new Uint8Array(await buffer(stream)), verbosity: 0 }).promise;
  const numbers = Array.from({ length: document.numPages }, (_page, index) => index + 1);
  return Promise.all(numbers.map(async (number) => printedPage(await document.getPage(number))));
}

async function printedPage(page: PDFPageProxy): Promise<PrintedPage> {
  const { width, height } = page.getViewport({ scale: 1 });
  // Fonts get their names when the page is read as a picture.
  await page.getOperatorList();
  const { items } = await page.getTextContent();
  const lines = items.flatMap((item): PrintedLine[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , , , x, y] = item.transform.map(Number);
    const { name } = page.commonObjs.get(item.fontName) as { name: string };
    return [
      { text: item.str, x: x ?? 0, baseline: height - (y ?? 0), size: item.height, font: name.slice(7) },
    ];
  });
  return { width, height, lines };
}
