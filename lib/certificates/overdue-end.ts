import { dayIn, dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { lastDayBeforeEnd } from '@/lib/domain/overdue';
import { now, today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { allSettingsOn, settingsOn } from '@/lib/settings/settings-on';

type Waiting = { id: string; childId: string; municipalityId: string };

/** The municipalities that end a certificate whose papers nobody brought, and how many days past the term. */
export async function municipalitiesThatEnd(
  db: Queryable,
  day: PlainDate = today(),
): Promise<ReadonlyMap<string, number>> {
  const ending = new Map<string, number>();
  for (const [id, { overdueAction, overdueCancelDays }] of await allSettingsOn(db, day)) {
    if (overdueAction === 'cancel' && overdueCancelDays !== null) ending.set(id, overdueCancelDays);
  }
  return ending;
}

/**
 * The last day on which papers past their term are still taken, where the municipality then ends the certificate; null
 * where it does not. Counted from what came last: the end of the term, the day before the family was told of it (it is told
 * on the day after), the day since which the municipality does so, the day the record was put right after a return, the day
 * it came from another municipality. So a term that moves back, by another institution or another calendar, takes nobody by
 * surprise. A visit that is booked is waited for.
 */
export async function lastDayTaken(
  db: Queryable,
  { id, childId, municipalityId }: Waiting,
  until: PlainDate,
): Promise<PlainDate | null> {
  const { overdueAction, overdueCancelDays, overdueSince } = await settingsOn(db, municipalityId);
  if (overdueAction !== 'cancel' || overdueCancelDays === null) return null;
  // One after the other: a transaction is one connection.
  const waits = await db.certificateStatusChange.findFirst({
    where: { certificateId: id, toStatus: 'not_activated' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { at: true },
  });
  const visit = await db.booking.findFirst({
    where: { certificateId: id, status: 'booked' },
    orderBy: { day: 'desc' },
    select: { day: true },
  });
  const came = await cameHere(db, { id, municipalityId });
  const told = await toldOn(db, childId, until);
  const moments = [...(waits ? [waits.at] : []), ...(came ? [came] : [])];
  const begins = [
    until,
    told.subtract({ days: 1 }),
    overdueSince,
    ...moments.map((at) => dayIn(environment().TIME_ZONE, at)),
  ];
  const last = lastDayBeforeEnd(begins, overdueCancelDays);
  return last && lastDayBeforeEnd([last, ...(visit ? [plainDate(visit.day)] : [])], 0);
}

/** When the family was told that this term has passed; who was not yet, is told today at the earliest. */
async function toldOn(db: Queryable, childId: string, until: PlainDate): Promise<PlainDate> {
  const notice = await db.lifeNotice.findUnique({
    where: { childId_kind_forDay: { childId, kind: 'deadline_passed', forDay: dbDate(until) } },
    select: { toldAt: true },
  });
  return notice ? dayIn(environment().TIME_ZONE, notice.toldAt) : today();
}

/**
 * Since when the record is of this municipality: handed over by somebody, or come with the whole municipality that became
 * part of it, perhaps by way of others; null where it was issued here. While records are still coming over, it is now.
 */
async function cameHere(
  db: Queryable,
  { id, municipalityId }: Omit<Waiting, 'childId'>,
): Promise<Date | null> {
  const { registryNumber, changes } = await db.certificate.findUniqueOrThrow({
    where: { id },
    select: {
      registryNumber: { select: { municipalityId: true } },
      changes: {
        where: { kind: 'moved' },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: 1,
        select: { at: true, toMunicipalityId: true },
      },
    },
  });
  const [moved] = changes;
  let at = moved?.at ?? null;
  let place = moved?.toMunicipalityId ?? registryNumber.municipalityId;
  while (place !== municipalityId) {
    const merge = await db.municipalityMerge.findUnique({
      where: { fromId: place },
      select: { intoId: true, finishedAt: true },
    });
    if (!merge) break;
    at = merge.finishedAt ?? now();
    place = merge.intoId;
  }
  return at;
}
