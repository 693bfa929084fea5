import type { Actor } from '@/lib/access/actor';
import { Refusal } from '@/lib/domain/refusal';
import { log } from '@/lib/platform/log';
import { withoutTokens } from './path-for-log';

/** Somebody signed in asked for what is not theirs or not there: nothing of it is told to them, a line to whoever watches. */
export function logRefusedAccess(actor: Actor, where: string): void {
  const { accountId, role } = actor;
  log().warn({ event: 'access_refused', accountId, role, where: withoutTokens(where) });
}

/** The same for what a verb has thrown; other errors are not its matter. */
export function logIfRefused(error: unknown, actor: Actor | null, where: string): void {
  if (!actor || !(error instanceof Refusal)) return;
  if (error.code === 'not_found' || error.code === 'forbidden') logRefusedAccess(actor, where);
}
