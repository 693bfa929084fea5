import type { Actor } from '@/lib/access/actor';
import { maintenanceNow } from '@/lib/platform/maintenance';

/** The page that says so, with its status 503. */
export const maintenancePage = '/maintenance';

/**
 * What answers during maintenance, too: how the admin of the region comes in and works, what pages are drawn with, and
 * «не присылать такие письма», which a mail program presses once and never again, and what machines watch the portal by.
 * Everything else is the page «Технические работы», whatever method it is asked for with.
 */
const staysOpen =
  /^\/(?:maintenance|unavailable|not-found|sign-in|sign-out|first-password|choose-role|account|admin|unsubscribe|view|session|_next|api\/(?:health|metrics))(?:\/|$)|^\/[^/]+\.(?:ico|svg|png|webmanifest|txt)$/;

export function isClosed(path: string): boolean {
  return maintenanceNow() !== null && !staysOpen.test(path);
}

/** During maintenance the rooms of admins stay open for those of the region alone. */
export function isClosedFor(actor: Actor, path: string): boolean {
  return maintenanceNow() !== null && actor.role !== 'regional_admin' && path.startsWith('/admin');
}
