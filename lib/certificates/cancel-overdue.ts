import { Temporal } from 'temporal-polyfill';
import { startOfDay } from '@/lib/domain/day-start';
import { dbDate } from '@/lib/domain/dates';
import { untouchedSince } from '@/lib/domain/reservation';
import { terminateCertificate } from '@/lib/endings/terminate-certificate';
import { now, today } from '@/lib/platform/clock';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';
import { errorFacts, log } from '@/lib/platform/log';
import { allSettingsOn } from '@/lib/settings/settings-on';
import { tellStatus } from './changes/tell-family';
import { bringingDeadline } from './deadline';
import { lastDayTaken } from './overdue-end';

const batch = 200;

/**
 * The worker's job: where a municipality ends the certificates whose papers nobody brought so many days past the term, it
 * ends them, each in a transaction of its own with history, audit and letter. Broken off and run again, it ends the rest.
 * A record that cannot be ended stops none of the others.
 * @throws Error at the end if there was one, so that the job is tried again and seen to have failed
 */
export async function cancelOverdue(): Promise<void> {
  const done = { count: 0, failed: 0 };
  for (const [municipalityId, { overdueAction, overdueCancelDays }] of await allSettingsOn(database())) {
    if (overdueAction !== 'cancel' || overdueCancelDays === null) continue;
    const { count, failed } = await cancelIn(municipalityId, overdueCancelDays);
    done.count += count;
    done.failed += failed;
  }
  log().info({ event: 'overdue_cancelled', ...done });
  if (done.failed > 0) throw new Error(`${done.failed} certificates past their term could not be ended`);
}

/** How many were ended and how many could not be. */
type Done = { count: number; failed: number };

/** Only what was issued so long ago that the days can be over is looked at. */
async function cancelIn(municipalityId: string, days: number): Promise<Done> {
  const before = startOfDay(today().subtract({ days }), environment().TIME_ZONE);
  const done = { count: 0, failed: 0 };
  let after: string | null = null;
  for (;;) {
    const rows: { id: string; childId: string }[] = await database().certificate.findMany({
      where: {
        municipalityId,
        status: 'not_activated',
        createdAt: { lt: before },
        validUntil: { gt: dbDate(today()) },
        ...(after === null ? {} : { id: { gt: after } }),
      },
      orderBy: { id: 'asc' },
      take: batch,
      select: { id: true, childId: true },
    });
    for (const row of rows) {
      try {
        if (await inTransaction((tx) => cancel(tx, row))) done.count += 1;
      } catch (error) {
        done.failed += 1;
        log().error({ event: 'overdue_not_cancelled', certificate: row.id, ...errorFacts(error) });
      }
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < batch) return done;
  }
}

async function cancel(tx: Transaction, { id, childId }: { id: string; childId: string }): Promise<boolean> {
  // The child first, then the certificate, as everywhere.
  await lockRow(tx, 'child', childId);
  await lockRow(tx, 'certificate', id);
  const certificate = await tx.certificate.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
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
