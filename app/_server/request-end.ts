import type { ServerResponse } from 'node:http';
import { log } from '@/lib/platform/log';
import { countRequest } from '@/lib/platform/metrics';

type Asked = { requestId: string; path: string; pattern: string; method: string };

/** Asked every few seconds by machines: a line each would bury the others. */
const ofMachines: readonly string[] = ['/api/health', '/api/health/live', '/api/metrics'];

/** One line and one count for every request, by the pattern of its path, when its answer is through or whoever asked has gone. */
export function whenAnswered(response: ServerResponse, { requestId, path, pattern, method }: Asked): void {
  const begun = performance.now();
  response.once('close', () => {
    const { statusCode, headersSent, writableFinished } = response;
    // Until something is sent, Node calls it a success.
    const status = headersSent ? statusCode : null;
    const ms = Math.round((performance.now() - begun) * 10) / 10;
    countRequest({ path: pattern, method, status }, ms / 1000);
    const level = ofMachines.includes(path) ? 'debug' : 'info';
    const cut = writableFinished ? {} : { cutOff: true };
    log()[level]({ event: 'request', requestId, method, path: pattern, status, ms, ...cut });
  });
}
