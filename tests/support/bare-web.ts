import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { prepareStop } from '@/lib/platform/graceful-stop';
import { prepareRequests } from '@/app/_server/request-start';
import { logUnexpected } from '@/app/_server/respond';
import { GET as health } from '@/app/api/health/route';
import { GET as live } from '@/app/api/health/live/route';
import { GET as unavailable } from '@/app/unavailable/route';
import { database } from '@/lib/platform/database';
import { watchDatabase } from '@/lib/platform/database-watch';
import { environment } from '@/lib/platform/environment';
import { log } from '@/lib/platform/log';
import { requireKeys } from '@/lib/platform/require-keys';

/** What a web server of the portal starts with, in the order of instrumentation.ts, with a few routes and without Next. */
prepareRequests();
prepareStop();
void watchDatabase();
await requireKeys();

const routes: Record<string, (request: Request) => Promise<Response> | Response> = {
  '/api/health': health,
  '/api/health/live': live,
  '/unavailable': unavailable,
  '/sign-in': async () => {
    await database().$queryRaw`select 1`;
    return new Response('read');
  },
  '/long': async () => {
    await database().$queryRaw`select pg_sleep(60)::text`;
    return new Response('long');
  },
  '/sign-in/submit': async (request) => {
    logUnexpected(new Error(`${await request.text()} was typed`), '/sign-in/submit');
    return new Response('sent');
  },
  '/slow': async () => {
    await pause(1000);
    return new Response('slow');
  },
  '/endless': () => new Promise<Response>(() => undefined),
};

function headersOf({ headers }: IncomingMessage): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as [string, string]] : [],
  );
}

async function answer(asked: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url: address = '/' } = asked;
  const url = new URL(address, environment().APP_URL);
  const body = method === 'POST' ? await buffer(asked) : null;
  try {
    const given = await routes[url.pathname]?.(new Request(url, { method, body, headers: headersOf(asked) }));
    response.writeHead(given?.status ?? 404, Object.fromEntries(given?.headers ?? []));
    response.end(given && Buffer.from(await given.arrayBuffer()));
  } catch {
    // As Next does it with what a page has thrown.
    response.statusCode = 500;
    response.end('Internal Server Error');
  }
}

createServer((asked, response) => void answer(asked, response)).listen(environment().PORT, '127.0.0.1', () =>
  log().info({ event: 'web_ready' }),
);
