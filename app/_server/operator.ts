import { isLoopback } from '@/lib/domain/network';
import { environment } from '@/lib/platform/environment';
import { isBearer } from './bearer';
import { peerHeader } from './request-start';

/** Whoever runs the portal and has METRICS_TOKEN. */
export function hasOperatorToken(request: Request): boolean {
  const { METRICS_TOKEN } = environment();
  return METRICS_TOKEN !== undefined && isBearer(request, METRICS_TOKEN);
}

/** Not by way of a proxy on this machine, which speaks for whoever asked it. Where none does, Next names the connection itself. */
export function isFromThisMachine({ headers }: Request): boolean {
  const peer = headers.get(peerHeader) ?? '';
  return isLoopback(peer) && (headers.get('x-forwarded-for') ?? peer) === peer;
}
