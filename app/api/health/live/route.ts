export const dynamic = 'force-dynamic';

/** The process answers, whatever else there is or is not: who does not get even this may start it anew. */
export function GET(): Response {
  return Response.json({ status: 'alive' }, { headers: { 'cache-control': 'no-store' } });
}
