// A thread of its own for one file that came from outside: the worker ends it when it takes too long, and it sees no
// settings. It imports nothing of the portal, so that Node runs it as it stands.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { PDFiumLibrary } from '@hyzyla/pdfium';

export type PdfTask = { bytes: Uint8Array; longestSide: number; pageLimit: number };

export type PdfFault = 'damaged' | 'password' | 'too_many_pages' | 'too_heavy';

/** `pixels` are RGBA, row by row. A page is followed by the next one only after it was taken (any message). */
export type PdfAnswer =
  | { kind: 'started' }
  | { kind: 'page'; pixels: Uint8Array; width: number; height: number }
  | { kind: 'done' }
  | { kind: 'fault'; fault: PdfFault };

/** A picture inside a page may claim to be of any size: beyond this, drawing it is given up. Bytes. */
const memoryLimit = 768 * 1024 * 1024;

class TooHeavy extends Error {}

let memoryRefused = false;

async function startPdfium(): Promise<PDFiumLibrary> {
  const wasm = createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm');
  const module = new WebAssembly.Module(readFileSync(wasm));
  return PDFiumLibrary.init({
    instantiateWasm: (imports, started) => {
      const { env } = imports;
      const grow = env?.emscripten_resize_heap;
      if (!env || typeof grow !== 'function') throw new Error('PDFium has changed how it asks for memory');
      env.emscripten_resize_heap = (size: number): boolean => {
        // As PDFium counts it: a number without a sign.
        const tooMuch = size >>> 0 > memoryLimit;
        memoryRefused ||= tooMuch;
        return !tooMuch && Boolean(Reflect.apply(grow, null, [size]));
      };
      const instance = new WebAssembly.Instance(module, imports);
      // Its declaration speaks of a module; what it takes is the instance.
      Reflect.apply(started, null, [instance, module]);
      return instance.exports;
    },
  });
}

/** Draws page after page; returns what is wrong with the file, null when all are drawn. */
async function draw(
  pdfium: PDFiumLibrary,
  { bytes, longestSide, pageLimit }: PdfTask,
): Promise<PdfFault | null> {
  const document = await pdfium.loadDocument(bytes);
  const pages = document.getPageCount();
  if (pages > pageLimit) return 'too_many_pages';
  for (let at = 0; at < pages; at += 1) {
    const page = document.getPage(at);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const longest = Math.max(originalWidth, originalHeight);
    if (!(longest > 0)) return 'damaged';
    const scale = longestSide / longest;
    const { data, width, height } = await page.render({
      width: Math.max(1, Math.round(originalWidth * scale)),
      height: Math.max(1, Math.round(originalHeight * scale)),
    });
    if (memoryRefused) throw new TooHeavy();
    const taken = new Promise((resolve) => parentPort?.once('message', resolve));
    tell({ kind: 'page', pixels: data, width, height });
    await taken;
  }
  return pages > 0 ? null : 'damaged';
}

function tell(answer: PdfAnswer): void {
  parentPort?.postMessage(answer, answer.kind === 'page' ? [answer.pixels.buffer as ArrayBuffer] : []);
}

/** PDFium names a missing password and a lock it does not know in words only. */
function faultOf(error: unknown): PdfFault {
  if (memoryRefused) return 'too_heavy';
  return error instanceof Error && /password|security/i.test(error.message) ? 'password' : 'damaged';
}

async function run(): Promise<void> {
  const pdfium = await startPdfium();
  tell({ kind: 'started' });
  const fault = await draw(pdfium, workerData as PdfTask).catch(faultOf);
  tell(fault ? { kind: 'fault', fault } : { kind: 'done' });
}

await run();
