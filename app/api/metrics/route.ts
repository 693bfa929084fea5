import { isBearer } from '@/app/_server/bearer';
import { peerHeader } from '@/app/_server/request-start';
import { isLoopback } from '@/lib/domain/network';
import { readMetrics } from '@/lib/health/read-metrics';
import { environment } from '@/lib/platform/environment';

export const dynamic = 'force-dynamic';

/** Numbers of this process and of the queues for Prometheus, to whoever has the token; without one, to this machine alone. */
export async function GET(request: Request): Promise<Response> {
  const { METRICS_TOKEN } = environment();
  const headers = { 'cache-control': 'no-store' };
  if (METRICS_TOKEN !== undefined && !isBearer(request, METRICS_TOKEN)) {
    return new Response(null, { status: 401, headers: { ...headers, 'www-authenticate': 'Bearer' } });
  }
  if (METRICS_TOKEN === undefined && !isFromThisMachine(request.headers)) {
    return new Response(null, { status: 404, headers });
  }
  const { text, contentType } = await readMetrics();
  return new Response(text, { headers: { ...headers, 'content-type': contentType } });
}

/** Not by way of a proxy on this machine, which speaks for whoever asked it. Where none does, Next names the connection itself. */
function isFromThisMachine(headers: Headers): boolean {
  const peer = headers.get(peerHeader) ?? '';
  return isLoopback(peer) && (headers.get('x-forwarded-for') ?? peer) === peer;
}
