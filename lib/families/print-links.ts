import type { OperatorActor } from '@/lib/access/actor';
import { formatMinute } from '@/lib/domain/dates';
import { linesAtOnce, printList, type PrintedList } from '@/lib/papers/printed-list';
import { environment } from '@/lib/platform/environment';
import { countLinkRequests, readLinkRequests } from './waiting-links';

/** Every request to be linked that waits, for paper. */
export async function printLinkRequests(actor: OperatorActor): Promise<PrintedList> {
  return printList(actor, {
    title: 'Просьбы о связи',
    details: { list: 'links' },
    count: await countLinkRequests(actor),
    columns: ['Ребёнок', 'Кто просит', 'Кем приходится', 'Когда'],
    lines: linesOf(actor),
  });
}

async function* linesOf(actor: OperatorActor) {
  const timeZone = environment().TIME_ZONE;
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof readLinkRequests>> = await readLinkRequests(
      actor,
      after,
      linesAtOnce,
    );
    yield page.rows.map(({ childId, twinId, child, guardian, ground, createdAt }) => ({
      // Whoever asks finds the own name printed at the record of the child they entered themselves.
      childIds: [childId, ...(twinId === null ? [] : [twinId])],
      cells: [child, guardian, ground, formatMinute(createdAt, timeZone)],
    }));
    if (page.next === null) return;
    after = page.next;
  }
}
