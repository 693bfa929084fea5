import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** Carries the address of the connection into the routes, which Next gives no socket; what a visitor sends under this name is overwritten. */
export const peerHeader = 'x-portal-peer';

/** Writes the address of the connection into every request, before anything else sees it. Once per process. */
export function tellPeerAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    request.headers[peerHeader] = request.socket.remoteAddress ?? '';
  });
}
