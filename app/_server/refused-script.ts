import { Postponement } from '@/lib/domain/postponement';
import { refusalKinds, type Refusal } from '@/lib/domain/refusal';
import { tryAgain } from './respond';

/** A refusal for the script of a page: the sentence it shows, the status, and when to come again where waiting helps. */
export function refusedScript(refusal: Refusal): Response {
  const { status } = refusalKinds[refusal.code];
  return Response.json(
    { error: refusal.message },
    { status, headers: { ...unkept, ...wait(refusal, status) } },
  );
}

const unkept = { 'cache-control': 'no-store' };

function wait(refusal: Refusal, status: number): Record<string, string> {
  if (refusal instanceof Postponement) return { 'retry-after': String(refusal.seconds) };
  return status === 503 ? tryAgain : {};
}
