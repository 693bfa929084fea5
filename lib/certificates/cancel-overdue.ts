import { Temporal } from 'temporal-polyfill';
import { startOfDay } from '@/lib/domain/day-start';
import { dbDate } from '@/lib/domain/dates';
import { untouchedSince } from '@/lib/domain/reservation';
import { terminateCertificate } from '@/lib/endings/terminate-certificate';
import { now, today } from '@/lib/platform/clock';
import { database, type Transaction } from '@/lib/platform/database';
import { addTally, eachRecord, type Tally } from '@/lib/platform/each-record';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';
import { tellStatus } from '@/lib/record-changes/tell-family';
import { bringingDeadline } from './deadline';
import { lastDayTaken, municipalitiesThatEnd } from './overdue-end';

const batch = 200;

/**
 * A deed of the present day: where the municipality today ends the certificates whose papers nobody brought so many days past
 * the term, it ends them, each in a transaction of its own with history, audit and letter. Broken off and done again, it
 * ends the rest.
 */
export async function cancelOverdue(): Promise<Tally> {
  let tally: Tally = { done: 0, failed: 0 };
  for (const [municipalityId, days] of await municipalitiesThatEnd(database())) {
    tally = addTally(tally, await cancelIn(municipalityId, days));
  }
  return tally;
}

/** Only those whose families were told so long ago that the days can be over are looked at. */
async function cancelIn(municipalityId: string, days: number): Promise<Tally> {
  const before = startOfDay(today().subtract({ days: days - 1 }), environment().TIME_ZONE);
  let tally: Tally = { done: 0, failed: 0 };
  for (let after: string | undefined; ;) {
    const rows = await database().certificate.findMany({
      where: {
        municipalityId,
        status: 'not_activated',
        validUntil: { gt: dbDate(today()) },
        child: { lifeNotices: { some: { kind: 'deadline_passed', toldAt: { lt: before } } } },
        id: after === undefined ? undefined : { gt: after },
      },
      orderBy: { id: 'asc' },
      take: batch,
      select: { id: true },
    });
    const ids = rows.map(({ id }) => id);
    tally = addTally(tally, await eachRecord('overdue_cancelled', ids, cancel));
    if (rows.length < batch) return tally;
    after = ids.at(-1);
  }
}

async function cancel(tx: Transaction, id: string): Promise<boolean> {
  const { childId } = await tx.certificate.findUniqueOrThrow({ where: { id }, select: { childId: true } });
  // The child first, then the certificate, as everywhere.
  await lockRow(tx, 'child', childId);
  await lockRow(tx, 'certificate', id);
  const certificate = await tx.certificate.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      childId: true,
      status: true,
      createdAt: true,
      daysToBring: true,
      municipalityId: true,
      chosenInstitutionId: true,
      reservation: { select: { touchedAt: true } },
    },
  });
  if (certificate.status !== 'not_activated') return false;
  // An operator has the record open: the family may be standing at the desk.
  const touched = certificate.reservation?.touchedAt;
  if (touched && touched > untouchedSince(now())) return false;
  const deadline = await bringingDeadline(tx, certificate);
  const last = deadline && (await lastDayTaken(tx, certificate, deadline.until));
  if (!last || Temporal.PlainDate.compare(today(), last) <= 0) return false;
  const live = { id, childId, status: certificate.status };
  await terminateCertificate(tx, null, live, 'terminate', 'papers_not_brought');
  await tellStatus(tx, { institutionId: null }, id, 'terminate', 'papers_not_brought');
  return true;
}
