import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { environment } from '@/lib/platform/environment';
import { enterLogContext } from '@/lib/platform/log-context';
import { keepPublicPages } from './kept-pages';
import { isClosed, maintenancePage } from './maintenance';
import { insteadOf, standIn } from './no-database';
import { isReadable } from './readable-address';
import { whenAnswered } from './request-end';
import { requestIdHeader, requestIdOf } from './request-id';
import { builtPatterns, patternReader } from './route-patterns';
import { securityHeaders } from './security-headers';

/** Carries the address of the connection into the routes, which Next gives no socket; what a visitor sends under this name is overwritten. */
export const peerHeader = 'x-portal-peer';

/** The path asked for, without the query: pages do not know it, and the log of refusals names it. */
export const pathHeader = 'x-portal-path';

/** An address no page has: what cannot be read is answered as a mistyped one. Next would call it a fault of its own, in English. */
const noPage = '/not-found';

/** Next would draw a page for any other method, and fail at TRACE. */
const methods: readonly string[] = ['GET', 'HEAD', 'POST', 'OPTIONS'];

function isAnswered({ method = '', url = '' }: IncomingMessage): boolean {
  return methods.includes(method) && isReadable(url);
}

/** Of the methods nobody uses there are many: in the log and the metrics they are one. */
function methodIn({ method = '' }: IncomingMessage): string {
  return methods.includes(method) ? method : 'other';
}

function pathIn({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '/';
}

/** What a visitor may say of where the portal stands: nothing of it is believed. */
const claimsAboutUs = ['x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto', 'forwarded'] as const;

/**
 * Milliseconds for which a connection waits for its next request: longer than a proxy in front keeps it (nginx a minute).
 * With Next's five seconds a form sent into the moment of closing would be lost, and a proxy sends no form twice.
 */
const keepAliveMs = 75_000;

type Started = { request: IncomingMessage; response: ServerResponse; server: Server };

/**
 * Prepares every request before anything else sees it, once per process: the Host is the one of the settings, the
 * address is the connection's, and the answer begins with the security headers. A subscription instead of Next's
 * proxy.ts: with a proxy Next copies the body of every request and cuts it at 10 MB, and scans have up to 15.
 */
export function prepareRequests(): void {
  const { APP_URL, NODE_ENV, TRUSTED_PROXIES } = environment();
  const { host, protocol } = new URL(APP_URL);
  const surroundings = { https: protocol === 'https:', development: NODE_ENV === 'development' };
  const patternOf = patternReader(builtPatterns());
  subscribe('http.server.request.start', (message) => {
    const { request, response, server } = message as Started;
    server.keepAliveTimeout = keepAliveMs;
    const requestId = requestIdOf(request.headers[requestIdHeader], TRUSTED_PROXIES);
    request.headers[requestIdHeader] = requestId;
    response.setHeader('X-Request-Id', requestId);
    enterLogContext({ requestId });
    const [asked, method] = [pathIn(request), methodIn(request)];
    standIn(response, method);
    whenAnswered(response, { requestId, path: asked, pattern: patternOf(asked), method });
    if (!isAnswered(request)) Object.assign(request, { method: 'GET', url: noPage });
    request.headers[peerHeader] = request.socket.remoteAddress ?? '';
    request.headers.host = host;
    for (const claim of claimsAboutUs) Reflect.deleteProperty(request.headers, claim);
    const nonce = randomBytes(16).toString('base64');
    // What is to be changed waits, too: nothing of the body is read.
    const instead = isClosed(pathIn(request))
      ? maintenancePage
      : insteadOf(methodIn(request), pathIn(request));
    if (instead !== null) Object.assign(request, { method: 'GET', url: instead });
    const path = pathIn(request);
    request.headers[pathHeader] = path;
    const headers = securityHeaders({ ...surroundings, path, nonce });
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    // Next finds the nonce for its own scripts in the policy of the request.
    request.headers['content-security-policy'] = headers['Content-Security-Policy'];
    keepPublicPages(server, request, { path, nonce });
  });
}
