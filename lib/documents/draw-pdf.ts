import { Worker } from 'node:worker_threads';
import { scanKeptSide, scanPageLimit } from '@/lib/domain/scan-files';
import type { PdfAnswer, PdfFault, PdfTask } from './pdf-pages-thread';

export type DrawnPage = { pixels: Uint8Array; width: number; height: number };

/** Longest that one file may take, all pages together, and longest until PDFium is there. */
const patienceMs = 60_000;
const startMs = 60_000;

const program = new URL('./pdf-pages-thread.ts', import.meta.url);

/**
 * Draws the pages of a PDF in a thread of its own, one after the other: `take` has a page before the next is drawn.
 * Returns why there are no pictures; null when all went well. A file that ends or hangs the thread is a fault of the file.
 */
export async function drawPdf(
  bytes: Uint8Array,
  take: (page: DrawnPage) => Promise<void>,
  timeMs = patienceMs,
): Promise<PdfFault | null> {
  const thread = startThread(bytes);
  try {
    return await outcomeOf(thread, take, timeMs);
  } finally {
    await thread.terminate();
  }
}

/** It sees none of the settings, and what PDFium says of a file reaches no log. */
function startThread(bytes: Uint8Array): Worker {
  const task: PdfTask = { bytes, longestSide: scanKeptSide, pageLimit: scanPageLimit };
  return new Worker(program, {
    workerData: task,
    execArgv: [],
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
}

function outcomeOf(
  thread: Worker,
  take: (page: DrawnPage) => Promise<void>,
  timeMs: number,
): Promise<PdfFault | null> {
  return new Promise((resolve, reject) => {
    let started = false;
    // Before it has begun with the file, the fault is the machine's: the job is tried again.
    const broken = (error: Error) => {
      if (started) resolve('too_heavy');
      else reject(error);
    };
    let patience = setTimeout(() => broken(new Error('PDFium did not start in time')), startMs);
    thread.once('exit', () => {
      clearTimeout(patience);
      broken(new Error('PDFium did not start'));
    });
    thread.once('error', (error) =>
      broken(error instanceof Error ? error : new Error('PDFium did not start')),
    );
    thread.on('message', (answer: PdfAnswer) => {
      if (answer.kind === 'started') {
        started = true;
        clearTimeout(patience);
        patience = setTimeout(() => resolve('too_heavy'), timeMs);
      }
      if (answer.kind === 'done') resolve(null);
      if (answer.kind === 'fault') resolve(answer.fault);
      if (answer.kind === 'page') take(answer).then(() => thread.postMessage('taken'), reject);
    });
  });
}
