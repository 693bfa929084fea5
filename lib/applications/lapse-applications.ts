import { applicationLapseDays } from '@/lib/domain/application-status';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { log } from '@/lib/platform/log';
import { closeApplication } from '@/lib/endings/close-application';

const batch = 200;
const day = 86_400_000;

/** The worker's job: applications nobody confirmed for 30 days lapse. Each in its own transaction; run again, it finds none. */
export async function lapseApplications(): Promise<void> {
  const before = new Date(now().getTime() - applicationLapseDays * day);
  let lapsed = 0;
  for (;;) {
    const due = await database().application.findMany({
      where: { status: 'awaiting_confirmation', createdAt: { lt: before } },
      orderBy: { createdAt: 'asc' },
      take: batch,
      select: { id: true, childId: true },
    });
    for (const application of due) if (await lapse(application)) lapsed += 1;
    if (due.length < batch) break;
  }
  log().info({ event: 'applications_lapsed', count: lapsed });
}

function lapse({ id, childId }: { id: string; childId: string }): Promise<boolean> {
  return inTransaction(async (tx) => {
    await lockRow(tx, 'application', id);
    const { status } = await tx.application.findUniqueOrThrow({ where: { id }, select: { status: true } });
    if (status !== 'awaiting_confirmation') return false;
    await closeApplication(tx, id, 'lapsed');
    await recordAudit(tx, null, { event: 'application_lapsed', subject: ['application', id], childId });
    return true;
  });
}
