import { hasOperatorToken, isFromThisMachine } from '@/app/_server/operator';
import { tryAgain } from '@/app/_server/respond';
import { readReadiness } from '@/lib/health/readiness';

export const dynamic = 'force-dynamic';

/**
 * Whether this server can serve: 200, or 503. That is for whoever shares out the requests; what is missing or amiss only those
 * learn who run the portal: on this machine, or with METRICS_TOKEN.
 */
export async function GET(request: Request): Promise<Response> {
  const readiness = await readReadiness();
  const isOperator = isFromThisMachine(request) || hasOperatorToken(request);
  const told = isOperator ? readiness : { status: readiness.status };
  const headers = { 'cache-control': 'no-store' };
  return readiness.status === 'unavailable'
    ? Response.json(told, { status: 503, headers: { ...headers, ...tryAgain } })
    : Response.json(told, { headers });
}
