// A program of its own: the worker starts it for one file that came from outside, without settings, keys or rights to
// write, and ends it when it takes too long. It imports nothing of the portal, so that Node runs it as it stands.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';

export type PdfTask = { bytes: Uint8Array; longestSide: number; pageLimit: number };

export type PdfFault = 'damaged' | 'password' | 'too_many_pages' | 'too_heavy';

/** `pixels` are RGBA, row by row. A page is followed by the next one only after it was taken (`next`). */
export type PdfAnswer =
  | { kind: 'started' }
  | { kind: 'page'; pixels: Uint8Array; width: number; height: number }
  | { kind: 'done' }
  | { kind: 'fault'; fault: PdfFault };

/** A picture inside a page may claim to be of any size: beyond this, drawing it is given up. */
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
      env.emscripten_resize_heap = (size: number): unknown => {
        memoryRefused ||= size > memoryLimit;
        return size > memoryLimit ? false : Reflect.apply(grow, null, [size]);
      };
      const instance = new WebAssembly.Instance(module, imports);
      // Its declaration speaks of a module; what it takes is the instance.
      Reflect.apply(started, null, [instance, module]);
      return instance.exports;
    },
  });
}

async function draw(
  pdfium: PDFiumLibrary,
  bytes: Uint8Array,
  { longestSide, pageLimit }: Omit<PdfTask, 'bytes'>,
): Promise<void> {
  const document = await pdfium.loadDocument(bytes);
  const pages = document.getPageCount();
  if (pages > pageLimit) return tell({ kind: 'fault', fault: 'too_many_pages' });
  if (pages < 1) return tell({ kind: 'fault', fault: 'damaged' });
  for (let at = 0; at < pages; at += 1) {
    const page = document.getPage(at);
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const longest = Math.max(originalWidth, originalHeight);
    if (!(longest > 0)) return tell({ kind: 'fault', fault: 'damaged' });
    const scale = longestSide / longest;
    const { data, width, height } = await page.render({
      width: Math.max(1, Math.round(originalWidth * scale)),
      height: Math.max(1, Math.round(originalHeight * scale)),
    });
    if (memoryRefused) throw new TooHeavy();
    const taken = new Promise((resolve) => process.once('message', resolve));
    tell({ kind: 'page', pixels: data, width, height });
    await taken;
  }
  tell({ kind: 'done' });
}

function tell(answer: PdfAnswer): void {
  process.send?.(answer);
}

/** PDFium names a wrong or missing password in words only. */
function faultOf(error: unknown): PdfFault {
  if (memoryRefused) return 'too_heavy';
  return error instanceof Error && /password|security/i.test(error.message) ? 'password' : 'damaged';
}

process.once('message', (task) => {
  const { bytes, ...wish } = task as PdfTask;
  startPdfium().then(
    (pdfium) => {
      tell({ kind: 'started' });
      draw(pdfium, bytes, wish).catch((error: unknown) => tell({ kind: 'fault', fault: faultOf(error) }));
    },
    () => process.exit(1),
  );
});
