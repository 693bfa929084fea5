import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { sessionCookieName } from '@/lib/access/session';
import { environment } from '@/lib/platform/environment';
import { viewCookieName } from './view-settings';

/** The pages that say the same to everybody, as long as nothing is asked in the query. */
const samePages =
  /^\/(?:certificate|how-to-get|documents|questions|institutions(?:\/[\w-]+)?|municipalities\/[\w-]+\/[\w-]+|support|privacy|accessibility)?$/;

/** Behind these staff change what public pages say. */
const changesPages = /^\/(?:admin|counter\/visits\/settings)\//;

/** More than there are pages of institutions and municipalities of a region. */
const mostKept = 200;

/** Milliseconds, at most: then the next visitor has it drawn. */
const drawingTakes = 1000;

type KeptPage = {
  /** Between them stands the nonce, another one in every answer. */
  pieces: readonly string[];
  headers: readonly (readonly [string, number | string | string[]])[];
  until: number;
};

const fronted = new WeakSet<Server>();
const kept = new Map<string, KeptPage>();
/** Grows with every change: what began to be drawn before it is not kept. */
let changes = 0;

/** The request as it is known before Next sees it: its path, and the nonce its answer is to bear. */
type Begun = { path: string; nonce: string };
const begun = new WeakMap<IncomingMessage, Begun>();

/**
 * Stands before Next once per server. A public page is drawn for one visitor and given for some seconds
 * (PUBLIC_PAGES_SECONDS) to all who are signed in nowhere and have no view of their own: on the first of September
 * thousands read the same words. Next itself keeps only pages without a nonce. What staff change is seen at once by this
 * process, and by others when the seconds are over.
 */
export function keepPublicPages(server: Server, request: IncomingMessage, facts: Begun): void {
  begun.set(request, facts);
  if (fronted.has(server)) return;
  fronted.add(server);
  const listeners = server.listeners('request') as RequestListener[];
  server.removeAllListeners('request');
  server.on('request', (asked, response) => {
    const page = watched(asked, response);
    if (page) void give(page, asked, response);
    else for (const listener of listeners) listener.call(server, asked, response);
  });
}

/** The kept page for this request, if there is one; otherwise what comes of the request is watched. */
function watched(request: IncomingMessage, response: ServerResponse): KeptPage | null {
  const facts = begun.get(request);
  if (!facts) return null;
  if (request.method === 'POST' && changesPages.test(facts.path)) {
    // What is refused has changed nothing.
    response.once('close', () => response.statusCode === 303 && forget());
  }
  if (!isForAll(request, facts.path)) return null;
  const page = kept.get(facts.path);
  if (page && performance.now() < page.until) return page;
  // One visitor has it drawn anew; whoever comes meanwhile gets the old one.
  if (page) page.until = performance.now() + drawingTakes;
  keepWhatIsDrawn(request, response, facts);
  return null;
}

function forget(): void {
  changes += 1;
  kept.clear();
}

function isForAll({ method, url, headers }: IncomingMessage, path: string): boolean {
  const seconds = environment().PUBLIC_PAGES_SECONDS;
  if (seconds === 0 || method !== 'GET' || url !== path || !samePages.test(path)) return false;
  // Next's own requests get the page in another form.
  if ('rsc' in headers || 'next-action' in headers) return false;
  const cookies = headers.cookie ?? '';
  return !cookies.includes(`${sessionCookieName()}=`) && !cookies.includes(`${viewCookieName()}=`);
}

/** What this server has itself put into the request. */
const ownHeaders = /^(?:host|content-security-policy|x-request-id|x-portal-.*)$/;

function keepWhatIsDrawn(request: IncomingMessage, response: ServerResponse, { path, nonce }: Begun): void {
  // Drawn for many: nothing that one of them says may show in it, and each gets it packed or not as they ask.
  for (const name of Object.keys(request.headers))
    if (!ownHeaders.test(name)) Reflect.deleteProperty(request.headers, name);
  // To nobody at all Next would send the titles last (htmlLimitedBots in next.config).
  request.headers['user-agent'] = 'portal';
  const before = new Set(response.getHeaderNames());
  const [drawnAt, parts] = [changes, [] as Buffer[]];
  const take = (part: unknown) => {
    if (typeof part === 'string' || part instanceof Uint8Array) parts.push(Buffer.from(part));
  };
  const [write, end] = [response.write.bind(response), response.end.bind(response)] as Send[];
  response.write = (...args: unknown[]) => (take(args[0]), write?.(...args) as boolean);
  response.end = (...args: unknown[]) => (take(args[0]), end?.(...args) as ServerResponse);
  response.once('finish', () => {
    kept.delete(path);
    if (response.statusCode !== 200 || response.hasHeader('set-cookie') || drawnAt !== changes) return;
    if (kept.size >= mostKept) kept.clear();
    kept.set(path, {
      pieces: Buffer.concat(parts).toString().split(nonce),
      headers: Object.entries(response.getHeaders()).flatMap(([name, value]) =>
        before.has(name) || ofTheAnswer.has(name) || value === undefined ? [] : [[name, value] as const],
      ),
      until: performance.now() + environment().PUBLIC_PAGES_SECONDS * 1000,
    });
  });
}

/** `write` and `end` have many forms; all of them begin with what is sent. */
type Send = (...args: unknown[]) => unknown;

/** Headers that belong to one answer and not to the page. */
const ofTheAnswer: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
]);

const packed = promisify(gzip);

async function give(page: KeptPage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of page.headers) response.setHeader(name, value);
  const html = Buffer.from(page.pieces.join(begun.get(request)?.nonce));
  const packs = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
  if (packs) response.setHeader('content-encoding', 'gzip');
  const body = packs ? await packed(html) : html;
  response.setHeader('content-length', body.length);
  response.end(body);
}
