import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { environment } from '@/lib/platform/environment';
import { hasSessionCookie, hasViewCookie, isCrowded, turnAway } from './crowd';
import { drawFirst, drawInTurn, receiveInTurn } from './in-turn';
import { forgetRegion } from './kept-region';

/** The pages that say the same to everybody, as long as nothing is asked in the query. */
const samePages =
  /^\/(?:certificate|how-to-get|documents|questions|institutions(?:\/[\w-]+)?|municipalities\/[\w-]+\/[\w-]+|support|privacy|accessibility)?$/;

/** Those of them that there are in any region. */
const fixedPages = /^\/[\w-]*$/;

/** Behind these staff change what public pages say. */
const changesPages = /^\/(?:admin|counter\/visits\/settings)\//;

/** More than there are pages of institutions and municipalities of a region. */
const mostKept = 200;

/** Milliseconds for which others rely on a visitor for whom a page is being drawn. */
const drawingTakes = 1000;

/** So many times the seconds of a page it may still be given while it is drawn anew. */
const givenAtMost = 3;

type KeptPage = {
  html: string;
  headers: readonly (readonly [string, number | string | string[]])[];
  /** Of the visitor for whom it was drawn. Everybody else has another one. */
  nonce: string;
  drawnAt: number;
};

/** `begunAt` is null as long as it waits for its turn. */
type Drawing = { begunAt: number | null; over: Promise<unknown> };

const fronted = new WeakSet<Server>();
const kept = new Map<string, KeptPage>();
/** By path, the drawing that will be kept: one that began before a change no longer stands here when it is done. */
const drawings = new Map<string, Drawing>();

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
    const draw = () => listeners.forEach((listener) => listener.call(server, asked, response));
    const known = begun.get(asked);
    if (asked.method === 'POST' && known && changesPages.test(known.path)) forgetAfter(response);
    if (known && isForAll(asked, known.path)) void answer(asked, response, known, draw);
    else if (bringsFile(asked)) receiveInTurn(response, draw);
    else if (!isDrawn(asked)) draw();
    else if (isCrowded(asked)) turnAway(response);
    else drawInTurn(response, draw);
  });
}

/** What takes no drawing: files that lie ready, addresses for programs, and what is told while nothing else can be. */
const readyAddresses =
  /^\/(?:_next|api|unavailable|maintenance)(?:[/?]|$)|^[^?]*\.(?:css|ico|svg|png|webmanifest|txt)(?:\?|$)/;

/** A page or a file made for whoever asks. Forms do not wait behind them. */
function isDrawn({ method, url = '' }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && !readyAddresses.test(url);
}

/** Of others no file is kept: however many they begin to send, no family waits behind them. */
function bringsFile(request: IncomingMessage): boolean {
  const type = request.headers['content-type'] ?? '';
  return request.method === 'POST' && type.startsWith('multipart/form-data') && hasSessionCookie(request);
}

/** What is refused, and what asks whoever sent it to sign in, has changed nothing. */
function forgetAfter(response: ServerResponse): void {
  const forget = () => {
    const isAccepted =
      response.statusCode === 303 && !/\/sign-in\b/.test(String(response.getHeader('location')));
    if (!isAccepted) return;
    kept.clear();
    drawings.clear();
    forgetRegion();
  };
  // Before whoever sent it can ask for the next page; and where they have gone before the answer.
  response.once('prefinish', forget).once('close', forget);
}

function isForAll(request: IncomingMessage, path: string): boolean {
  const { method, url, headers } = request;
  const seconds = environment().PUBLIC_PAGES_SECONDS;
  if (seconds === 0 || method !== 'GET' || url !== path || !samePages.test(path)) return false;
  // Next's own requests get the page in another form.
  if ('rsc' in headers || 'next-action' in headers) return false;
  return !hasSessionCookie(request) && !hasViewCookie(request);
}

/** A kept page, or one drawn now. Where there is none yet, whoever comes while it is drawn, or waits for its turn, waits for it. */
async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  facts: Begun,
  draw: () => void,
): Promise<void> {
  const { path } = facts;
  while (!pageToGive(path) && isBeingDrawn(path) && !response.destroyed) {
    await Promise.race([drawings.get(path)?.over, pause(drawingTakes, undefined, { ref: false })]);
  }
  if (response.destroyed) return;
  const page = pageToGive(path);
  if (page) {
    await give(page, facts.nonce, request, response);
    return;
  }
  const isFixed = fixedPages.test(path);
  // An address that was made up is never kept, and there is no end of them.
  if (!isFixed && !kept.has(path) && isCrowded(request)) {
    turnAway(response);
    return;
  }
  const drawing = announceDrawing(path, response);
  const drawAtItsTime = isFixed ? drawFirst : drawInTurn;
  drawAtItsTime(response, () => {
    drawing.begunAt = performance.now();
    keepWhatIsDrawn(request, response, facts, drawing);
    draw();
  });
}

function announceDrawing(path: string, response: ServerResponse): Drawing {
  const over = new Promise((settle) => response.once('close', settle));
  const drawing: Drawing = { begunAt: null, over };
  drawings.set(path, drawing);
  // Finished, or whoever asked has gone.
  response.once('close', () => drawings.get(path) === drawing && drawings.delete(path));
  return drawing;
}

/** One visitor has it drawn anew; whoever comes meanwhile gets the old one, unless nobody ever finishes. */
function pageToGive(path: string): KeptPage | null {
  const page = kept.get(path);
  if (!page) return null;
  const age = performance.now() - page.drawnAt;
  const milliseconds = environment().PUBLIC_PAGES_SECONDS * 1000;
  const isGiven = age < milliseconds || (age < milliseconds * givenAtMost && isBeingDrawn(path));
  return isGiven ? page : null;
}

function isBeingDrawn(path: string): boolean {
  const drawing = drawings.get(path);
  if (!drawing) return false;
  return drawing.begunAt === null || performance.now() - drawing.begunAt < drawingTakes;
}

/** What this server has itself put into the request. */
const ownHeaders = /^(?:host|content-security-policy|x-request-id|x-portal-.*)$/;

function keepWhatIsDrawn(
  request: IncomingMessage,
  response: ServerResponse,
  { path, nonce }: Begun,
  drawing: Drawing,
): void {
  // Drawn for many: nothing that one of them says may show in it, and each gets it packed or not as they ask.
  for (const name of Object.keys(request.headers))
    if (!ownHeaders.test(name)) Reflect.deleteProperty(request.headers, name);
  // To nobody at all Next would send the titles last (htmlLimitedBots in next.config).
  request.headers['user-agent'] = 'portal';
  const before = new Set(response.getHeaderNames());
  const parts: Buffer[] = [];
  const take = (part: unknown) => {
    if (typeof part === 'string' || part instanceof Uint8Array) parts.push(Buffer.from(part));
  };
  const [write, end] = [response.write.bind(response), response.end.bind(response)] as Send[];
  response.write = (...args: unknown[]) => (take(args[0]), write?.(...args) as boolean);
  response.end = (...args: unknown[]) => (take(args[0]), end?.(...args) as ServerResponse);
  response.once('finish', () => {
    // Forgotten meanwhile: staff have changed something since.
    if (drawings.get(path) !== drawing) return;
    kept.delete(path);
    if (response.statusCode !== 200 || response.hasHeader('set-cookie')) return;
    if (kept.size >= mostKept) kept.clear();
    kept.set(path, {
      html: Buffer.concat(parts).toString(),
      headers: Object.entries(response.getHeaders()).flatMap(([name, value]) =>
        before.has(name) || ofTheAnswer.has(name) || value === undefined ? [] : [[name, value] as const],
      ),
      nonce,
      drawnAt: performance.now(),
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

/** Named, and not with the weight nought, which means «not this». */
const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/;

async function give(
  page: KeptPage,
  nonce: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const own = (text: string) => text.replaceAll(page.nonce, nonce);
  for (const [name, value] of page.headers) {
    if (typeof value === 'number') response.setHeader(name, value);
    else response.setHeader(name, typeof value === 'string' ? own(value) : value.map(own));
  }
  const html = Buffer.from(own(page.html));
  const packs = takesGzip.test(request.headers['accept-encoding']?.toString() ?? '');
  if (packs) response.setHeader('content-encoding', 'gzip');
  const body = packs ? await packed(html) : html;
  response.setHeader('content-length', body.length);
  response.end(body);
}
