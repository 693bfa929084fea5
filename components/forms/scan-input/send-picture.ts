import { scanRefusals, scanSendingFaults } from '@/lib/domain/scan-files';
import type { DrawnPicture } from './draw-picture';
import type { Failure, SentScan } from './scan-state';

/** No byte and no answer for so long: the connection is gone, even if nobody has said so. */
const patienceMs = 60_000;

type Sending = {
  /** Path of the route that takes scans. */
  to: string;
  picture: DrawnPicture;
  /** A scan this page sent before and no longer needs. */
  replaces: string | null;
  signal: AbortSignal;
  /** Told from 0 to 100. */
  onProgress: (percent: number) => void;
};

/** Sends the picture; never rejects. Not `fetch`: that tells nothing of how much of a body has left. */
export function sendPicture({
  to,
  picture,
  replaces,
  signal,
  onProgress,
}: Sending): Promise<SentScan | Failure> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    let patience = setTimeout(stop, patienceMs);
    signal.addEventListener('abort', stop);
    request.upload.onprogress = ({ loaded, total }) => {
      clearTimeout(patience);
      patience = setTimeout(stop, patienceMs);
      onProgress(total > 0 ? Math.floor((loaded / total) * 100) : 0);
    };
    request.onloadend = () => {
      clearTimeout(patience);
      signal.removeEventListener('abort', stop);
      resolve(outcomeOf(request.status, request.responseText, picture));
    };
    const body = new FormData();
    if (replaces !== null) body.set('replaces', replaces);
    body.set('scan', picture.blob, picture.name);
    request.open('POST', to);
    request.send(body);
  });
}

/** Status 0 is what a browser gives for a connection that broke. */
export function outcomeOf(status: number, text: string, { blob, name }: DrawnPicture): SentScan | Failure {
  if (status === 0) return { sentence: scanSendingFaults.connection, next: 'send_again' };
  if (status === 401) return { sentence: scanSendingFaults.signed_out, next: 'sign_in' };
  const { scanId, error } = answerIn(text);
  if (status === 200 && scanId !== undefined) return { id: scanId, name, size: blob.size };
  if (error === undefined || status >= 500) {
    return { sentence: error ?? scanSendingFaults.unavailable, next: 'send_again' };
  }
  const refusal = Object.entries(scanRefusals).find(([, sentence]) => sentence === error)?.[0];
  return { sentence: error, next: 'choose_again', refusal };
}

/** What stands between browser and portal may answer with a page of its own. */
function answerIn(text: string): { scanId?: string; error?: string } {
  try {
    return (JSON.parse(text) as { scanId?: string; error?: string } | null) ?? {};
  } catch {
    return {};
  }
}
