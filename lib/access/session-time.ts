import type { Role } from '@/lib/domain/roles';

const minute = 60_000;
const hour = 60 * minute;

/** How long a session lives without a request, in milliseconds. */
const idleLimits = {
  parent: 2 * hour,
  child: 2 * hour,
  operator: hour,
  login_issuer: hour,
  municipal_admin: 30 * minute,
  regional_admin: 30 * minute,
} as const satisfies Record<Role, number>;

/** How long a session lives at most, however busy, in milliseconds: who sees a whole municipality proves more often who they are. */
export const absoluteLimits = {
  parent: 12 * hour,
  child: 12 * hour,
  operator: 12 * hour,
  login_issuer: 12 * hour,
  municipal_admin: 10 * hour,
  regional_admin: 10 * hour,
} as const satisfies Record<Role, number>;

/** How long the browser keeps the cookie; when the session ends, the row says. */
export const longestSession = Math.max(...Object.values(absoluteLimits));

/** Whole seconds until the session ends; 0 when it has. `extendable`: its end is put off by using it. */
export type SessionTime = { secondsLeft: number; extendable: boolean };

export function timeLeft(
  session: { role: Role; lastSeenAt: Date; expiresAt: Date },
  instant: Date,
): SessionTime {
  const idleEnd = session.lastSeenAt.getTime() + idleLimits[session.role];
  const lastEnd = session.expiresAt.getTime();
  const left = Math.min(idleEnd, lastEnd) - instant.getTime();
  return { secondsLeft: Math.max(0, Math.ceil(left / 1000)), extendable: idleEnd < lastEnd };
}

/** True when the last use is over a minute ago. */
export function idleSince(lastSeenAt: Date, instant: Date): boolean {
  return instant.getTime() - lastSeenAt.getTime() > minute;
}
