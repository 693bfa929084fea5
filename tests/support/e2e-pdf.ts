import { Readable } from 'node:stream';
import type { Page } from '@playwright/test';
import { filledRectangles, readPdf } from '@/tests/unit/papers/read-pdf';
import { readQr } from '@/tests/unit/papers/read-qr';
import { qrMatrix } from '@/lib/papers/qr-code';

/** What stands in a PDF: the text of its pages and what the QR code of the first one says. */
export async function readPapers(bytes: Buffer) {
  const pdf = await readPdf(Readable.from([bytes]));
  const boxes = await filledRectangles(await pdf.document.getPage(1));
  return { pages: pdf.pages.map(({ text }) => text), qr: qrOf(boxes) };
}

type Boxes = Awaited<ReturnType<typeof filledRectangles>>;

function qrOf(boxes: Boxes): string | null {
  const left = Math.min(...boxes.map((box) => box.left));
  const right = Math.max(...boxes.map((box) => box.right));
  // The address is as long in every paper of one portal, so the code has as many modules.
  const modules = qrMatrix(new URL(`/c/${'0'.repeat(12)}`, process.env.APP_URL).href).length;
  return readQr(boxes, (right - left) / modules);
}

/** Fetches a file the way the browser of this page would. */
export async function download(
  page: Page,
  path: string,
): Promise<{ status: number; type: string; bytes: Buffer }> {
  const answer = await page.request.get(path);
  return {
    status: answer.status(),
    type: answer.headers()['content-type'] ?? '',
    bytes: await answer.body(),
  };
}
