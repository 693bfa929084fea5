import { scanRefusals, scanSendingFaults } from '@/lib/domain/scan-files';
import { drawPicture, type DrawnPicture } from './draw-picture';
import { turned, type Turn } from './picture-plan';
import type { Failure, ScanEvent } from './scan-state';
import { sendPicture } from './send-picture';

/** Somebody who turns a picture twice sends it once. */
const pauseAfterTurnMs = 600;

/** A file that is on the server already; of a PDF there is no picture to begin from. */
export type KeptPicture = { name: string; picture: string | null };

/**
 * The work behind the field: draw, send, tell. One picture at a time, because a cheap phone has the memory for one; a
 * newer wish stops the older one, which then tells nothing more.
 */
export function scanWork(to: string, kept: KeptPicture | null, tell: (event: ScanEvent) => void) {
  let source = sourceOf(kept);
  let name = kept?.name ?? '';
  let turn: Turn = 0;
  let drawn: DrawnPicture | null = null;
  let sentId: string | null = null;
  let stop = new AbortController();
  let last = Promise.resolve();

  function begin(pauseMs = 0): void {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    last = last
      .then(() => draw(signal))
      .then(() => pause(pauseMs))
      .then(() => send(signal));
  }

  async function draw(signal: AbortSignal): Promise<void> {
    if (signal.aborted || drawn || !source) return;
    const outcome = await drawFrom(source, name, turn);
    if (isOver(signal)) return;
    if ('next' in outcome) {
      tell({ type: 'failed', failure: outcome });
      return;
    }
    drawn = outcome;
    tell({ type: 'prepared', picture: outcome.shown ? URL.createObjectURL(outcome.blob) : null });
  }

  async function send(signal: AbortSignal): Promise<void> {
    if (signal.aborted || !drawn) return;
    const onProgress = (percent: number) => tell({ type: 'progressed', percent });
    const outcome = await sendPicture({ to, picture: drawn, replaces: sentId, signal, onProgress });
    if (isOver(signal)) return;
    if ('next' in outcome) {
      tell({ type: 'failed', failure: outcome });
      return;
    }
    sentId = outcome.id;
    tell({ type: 'sent', scan: outcome });
  }

  return {
    choose: (file: File): void => {
      source = () => Promise.resolve(file);
      name = file.name;
      turn = 0;
      drawn = null;
      tell({ type: 'chosen' });
      begin();
    },
    turn: (by: 1 | -1): void => {
      turn = turned(turn, by);
      drawn = null;
      tell({ type: 'turned' });
      begin(pauseAfterTurnMs);
    },
    sendAgain: (): void => {
      tell({ type: 'sent_again', prepared: drawn !== null });
      begin();
    },
    cancel: (): void => {
      stop.abort();
      tell({ type: 'cancelled' });
    },
  };
}

async function drawFrom(
  source: () => Promise<Blob | Failure>,
  name: string,
  turn: Turn,
): Promise<DrawnPicture | Failure> {
  try {
    const file = await source();
    if ('next' in file) return file;
    const picture = await drawPicture(file, name, turn);
    return 'refusal' in picture ? refused(picture.refusal) : picture;
  } catch {
    // A file of a cloud disk or of a card that was taken out cannot be read.
    return refused('unreadable');
  }
}

function refused(refusal: keyof typeof scanRefusals): Failure {
  return { sentence: scanRefusals[refusal], next: 'choose_again', refusal };
}

function sourceOf(kept: KeptPicture | null): (() => Promise<Blob | Failure>) | null {
  const picture = kept?.picture;
  return picture ? () => fetchPicture(picture) : null;
}

async function fetchPicture(address: string): Promise<Blob | Failure> {
  try {
    const answer = await fetch(address);
    if (answer.ok) return await answer.blob();
  } catch {
    // The same to the person as an answer that is none.
  }
  return { sentence: scanSendingFaults.connection, next: 'send_again' };
}

/** Asked anew after every wait. */
function isOver(signal: AbortSignal): boolean {
  return signal.aborted;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
