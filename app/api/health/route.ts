import { tryAgain } from '@/app/_server/respond';
import { readReadiness } from '@/lib/health/readiness';

export const dynamic = 'force-dynamic';

/** Whether this server can serve: 200, or 503 with what is missing. For whoever shares out the requests, and for people. */
export async function GET(): Promise<Response> {
  const readiness = await readReadiness();
  const headers = { 'cache-control': 'no-store' };
  return readiness.status === 'unavailable'
    ? Response.json(readiness, { status: 503, headers: { ...headers, ...tryAgain } })
    : Response.json(readiness, { headers });
}
