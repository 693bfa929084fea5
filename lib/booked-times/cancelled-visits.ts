import { createHash } from 'node:crypto';
import { dbDate, type PlainDate } from '@/lib/domain/dates';
import { field, type Reading } from '@/lib/domain/field-text';
import { fullName } from '@/lib/domain/names';
import { counted } from '@/lib/domain/plural';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit, type AuditAuthor } from '@/lib/platform/audit';
import { database, inTransaction, type Queryable, type Transaction } from '@/lib/platform/database';
import { queueJob } from '@/lib/platform/jobs';
import { lockName } from '@/lib/platform/locks';
import { findBroken } from './broken-visits';
import type { PlannedChange } from './planned-changes';
import { placeLock } from './place';

/** Institutions and what each of them would be. */
export type PlannedPlaces = ReadonlyMap<string, PlannedChange>;

/** One institution and what it would be; null is no change of what visits are made of. */
export function plannedAt(institutionId: string, change: PlannedChange | null): PlannedPlaces {
  return change ? new Map([[institutionId, change]]) : new Map();
}

/** Which visits will be cancelled, as the page listed them; empty where it listed none. */
export const confirmedField = field((text): Reading<string> => ({ value: text.slice(0, 64) }));

/** Who will be cancelled by a change of one institution, in the order of the visits. */
export function listCancelledBy(db: Queryable, institutionId: string, change: PlannedChange) {
  return listCancelled(db, plannedAt(institutionId, change));
}

/** The same of several institutions at once; `days` as in findBroken. */
export async function listCancelled(db: Queryable, places: PlannedPlaces, days?: readonly PlainDate[]) {
  const booked = { id: { in: await whereBooked(db, places, days) } };
  const broken = await findBroken(db, booked, (place) => places.get(place.id)?.(place) ?? place, days);
  const certificates = await db.certificate.findMany({
    where: { id: { in: broken.map(({ booking }) => booking.certificateId) } },
    select: {
      id: true,
      child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
    },
  });
  const names = new Map(certificates.map(({ id, child }) => [id, fullName(child.person)]));
  const visits = broken.map(({ booking }) => ({
    id: booking.id,
    when: booking.when,
    childName: names.get(booking.certificateId) ?? '',
  }));
  return { visits, mark: markOf(broken.map(({ booking }) => `${booking.id} ${booking.version}`)) };
}

export type CancelledVisits = Awaited<ReturnType<typeof listCancelled>>;

/** Only where somebody is expected: a file may change a thousand institutions. */
async function whereBooked(
  db: Queryable,
  places: PlannedPlaces,
  days?: readonly PlainDate[],
): Promise<string[]> {
  const rows = await db.booking.findMany({
    where: {
      status: 'booked',
      institutionId: { in: [...places.keys()] },
      ...(days ? { day: { in: days.map(dbDate) } } : {}),
    },
    distinct: ['institutionId'],
    orderBy: { institutionId: 'asc' },
    select: { institutionId: true },
  });
  return rows.map(({ institutionId }) => institutionId);
}

/** The list for the page that asks to confirm it. That names were looked at is recorded with their number. */
export async function previewCancelled(
  author: NonNullable<AuditAuthor>,
  places: PlannedPlaces,
  days?: readonly PlainDate[],
): Promise<CancelledVisits> {
  const cancelled = await listCancelled(database(), places, days);
  const count = cancelled.visits.length;
  if (count > 0) {
    await inTransaction((tx) =>
      recordAudit(tx, author, {
        event: 'visits_listed',
        subject: ['account', author.accountId],
        details: { cancelled: true, count },
      }),
    );
  }
  return cancelled;
}

/**
 * Before a change is written, in its transaction: the visits it takes away must be those the page has listed. The worker
 * cancels them afterwards, each with a letter. From here on nobody books there until the change stands.
 * @param confirmed mark of the list that was shown
 * @param days as in findBroken
 * @returns how many will be cancelled
 */
export async function confirmCancelled(
  tx: Transaction,
  places: PlannedPlaces,
  confirmed: string,
  days?: readonly PlainDate[],
): Promise<number> {
  // In one order, so that two such changes never wait for each other.
  for (const id of [...places.keys()].toSorted()) await lockName(tx, placeLock(id));
  const { visits, mark } = await listCancelled(tx, places, days);
  if (visits.length === 0) return 0;
  if (mark !== confirmed) {
    const count = counted(visits.length, 'запись', 'записи', 'записей');
    throw new Refusal(
      'invalid',
      `Из-за этого изменения отменится ${count}. Посмотрите список и подтвердите отмену.`,
      'confirmed',
    );
  }
  await queueJob(tx, 'settle-visits', {});
  return visits.length;
}

/** Tells one list from another: whoever confirms, confirms the list that was shown. Empty for an empty list. */
function markOf(lines: readonly string[]): string {
  return lines.length === 0 ? '' : createHash('sha256').update(lines.join('\n')).digest('base64url');
}
