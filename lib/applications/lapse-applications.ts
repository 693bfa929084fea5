import { applicationLapseDays } from '@/lib/domain/application-status';
import type { PlainDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import { closeApplication } from '@/lib/endings/close-application';
import { recordAudit } from '@/lib/platform/audit';
import { database, type Transaction } from '@/lib/platform/database';
import { addTally, eachRecord, type Tally } from '@/lib/platform/each-record';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';

const batch = 200;

/** A deed of the day: applications nobody had confirmed for 30 days when it began lapse. Done again, it finds none. */
export async function lapseApplications(day: PlainDate): Promise<Tally> {
  const before = startOfDay(day.subtract({ days: applicationLapseDays }), environment().TIME_ZONE);
  let tally: Tally = { done: 0, failed: 0 };
  for (let after: string | undefined; ;) {
    const due = await database().application.findMany({
      where: {
        status: 'awaiting_confirmation',
        createdAt: { lt: before },
        id: after === undefined ? undefined : { gt: after },
      },
      orderBy: { id: 'asc' },
      take: batch,
      select: { id: true },
    });
    const ids = due.map(({ id }) => id);
    tally = addTally(tally, await eachRecord('application_lapsed', ids, lapse));
    if (due.length < batch) return tally;
    after = ids.at(-1);
  }
}

async function lapse(tx: Transaction, id: string): Promise<boolean> {
  await lockRow(tx, 'application', id);
  const { status, childId } = await tx.application.findUniqueOrThrow({
    where: { id },
    select: { status: true, childId: true },
  });
  if (status !== 'awaiting_confirmation') return false;
  await closeApplication(tx, id, 'lapsed');
  await recordAudit(tx, null, { event: 'application_lapsed', subject: ['application', id], childId });
  return true;
}
