import { hasOperatorToken, isFromThisMachine } from '@/app/_server/operator';
import { readMetrics } from '@/lib/health/read-metrics';
import { environment } from '@/lib/platform/environment';

export const dynamic = 'force-dynamic';

/**
 * Numbers of this process and of the queues for Prometheus, to whoever has the token. Without one they are nobody's in
 * production: a proxy on this machine that does not say for whom it asks would give them to all.
 */
export async function GET(request: Request): Promise<Response> {
  const { METRICS_TOKEN, NODE_ENV } = environment();
  const headers = { 'cache-control': 'no-store' };
  if (METRICS_TOKEN === undefined && (NODE_ENV === 'production' || !isFromThisMachine(request))) {
    return new Response(null, { status: 404, headers });
  }
  if (METRICS_TOKEN !== undefined && !hasOperatorToken(request)) {
    return new Response(null, { status: 401, headers: { ...headers, 'www-authenticate': 'Bearer' } });
  }
  const { text, contentType } = await readMetrics();
  return new Response(text, { headers: { ...headers, 'content-type': contentType } });
}
