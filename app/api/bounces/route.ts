import { isBearer } from '@/app/_server/bearer';
import { logUnexpected } from '@/app/_server/respond';
import { longestReport, recordBounce } from '@/lib/letters/record-bounce';
import { environment } from '@/lib/platform/environment';

/**
 * Takes a report of an undelivered letter from a mail server: the message as it came, as message/rfc822. 204: taken, whether
 * or not it was about a letter of ours; 503: to be sent again.
 */
export async function POST(request: Request): Promise<Response> {
  const { BOUNCE_WEBHOOK_SECRET } = environment();
  if (BOUNCE_WEBHOOK_SECRET === undefined) return answer(404);
  if (!isBearer(request, BOUNCE_WEBHOOK_SECRET)) return answer(401, { 'www-authenticate': 'Bearer' });
  const [type] = (request.headers.get('content-type') ?? '').split(';');
  if (type?.trim().toLowerCase() !== 'message/rfc822') return answer(415);
  try {
    await recordBounce(await beginningOf(request));
    return answer(204);
  } catch (error) {
    logUnexpected(error, '/api/bounces');
    return answer(503, { 'retry-after': '60' });
  }
}

function answer(status: number, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(null, { status, headers: { 'cache-control': 'no-store', ...headers } });
}

/**
 * The beginning of the message, bytes as latin1. What follows is read and let go: a server that returns the whole letter must
 * not be told that its report is too long, for it would send it again and again.
 */
async function beginningOf(request: Request): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    if (length < longestReport) parts.push(part);
    length += part.length;
  }
  return Buffer.concat(parts).toString('latin1', 0, Math.min(length, longestReport));
}
