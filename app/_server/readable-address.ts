import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** An address no page has: its answer says so, as for any other that is mistyped. */
const noPage = '/not-found';

/** Whether the path of an address can be decoded («/c/%ff» is no UTF-8), and nothing in it is a sign no database takes. */
export function isReadable(address: string): boolean {
  if (address.includes('%00')) return false;
  try {
    decodeURIComponent(address.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

/**
 * Leads addresses that cannot be decoded to «нет такой страницы», before Next sees them: it answers them with a bare
 * English 500. Once per process.
 */
export function mendAddresses(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    if (!isReadable(request.url ?? '')) request.url = noPage;
  });
}
