import { fork } from 'node:child_process';
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { scanKeptSide, scanPageLimit } from '@/lib/domain/scan-files';
import type { PdfAnswer, PdfFault, PdfTask } from './pdf-pages-process';

export type DrawnPage = { pixels: Uint8Array; width: number; height: number };

/** Longest that one file may take, all pages together. */
const patienceMs = 40_000;

const program = fileURLToPath(new URL('./pdf-pages-process.ts', import.meta.url));
const pdfium = dirname(dirname(createRequire(import.meta.url).resolve('@hyzyla/pdfium/pdfium.wasm')));

/**
 * Draws the pages of a PDF in a process of its own, one after the other: `take` has a page before the next is drawn.
 * Returns why there are no pictures; null when all went well. A file that ends or hangs that process is a fault of the file.
 */
export function drawPdf(
  bytes: Uint8Array,
  take: (page: DrawnPage) => Promise<void>,
  timeMs = patienceMs,
): Promise<PdfFault | null> {
  return new Promise((resolve, reject) => {
    const child = startProgram();
    const end = (settle: () => void) => {
      clearTimeout(patience);
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      settle();
    };
    const patience = setTimeout(() => end(() => resolve('too_heavy')), timeMs);
    let started = false;
    child.on('message', (message) => {
      const answer = message as PdfAnswer;
      started = true;
      if (answer.kind === 'started') return;
      if (answer.kind === 'done') return end(() => resolve(null));
      if (answer.kind === 'fault') return end(() => resolve(answer.fault));
      take(answer).then(
        () => child.connected && child.send('next'),
        (error: unknown) =>
          end(() => reject(error instanceof Error ? error : new Error('A page was not taken'))),
      );
    });
    child.on('error', (error) => end(() => reject(error)));
    // Before it has begun with the file, the fault is the machine's: the job is tried again.
    child.on('exit', () =>
      end(() => (started ? resolve('too_heavy') : reject(new Error('PDFium did not start')))),
    );
    const task: PdfTask = { bytes, longestSide: scanKeptSide, pageLimit: scanPageLimit };
    child.send(task);
  });
}

/** It sees no settings and no keys, reads nothing but itself and PDFium, writes nothing and starts nothing. */
function startProgram() {
  return fork(program, {
    execArgv: [
      '--permission',
      `--allow-fs-read=${program}`,
      `--allow-fs-read=${pdfium}/*`,
      '--max-old-space-size=512',
    ],
    env: { NODE_ENV: 'production' },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}
