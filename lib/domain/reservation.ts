import type { CertificateStatus } from './certificate-status';

/** A record nobody has touched for so long is free again, whatever its holder is doing. */
export const reservationMinutes = 10;

/** Only a record that waits is held: on any other there is no one to wait for, and no button to take it over. */
export const reservedStatuses = ['not_activated', 'returned'] as const satisfies CertificateStatus[];

export function isReservable(status: CertificateStatus): boolean {
  return reservedStatuses.some((reserved) => reserved === status);
}

/** Held since before this instant and not touched after it: free. */
export function untouchedSince(now: Date): Date {
  return new Date(now.getTime() - reservationMinutes * 60_000);
}

/** «Петрова Анна Ивановна» → «А. И. Петрова»; a name written in another way stays as it is. */
export function initialsFirst(name: string): string {
  const [surname, ...given] = name.trim().split(/\s+/);
  if (!surname || given.length === 0 || given.length > 2 || given.some((part) => !/^\p{L}/u.test(part))) {
    return name.trim();
  }
  return `${given.map((part) => `${part.slice(0, 1)}.`).join(' ')} ${surname}`;
}
