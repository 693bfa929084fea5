import type { OperatorActor } from '@/lib/access/actor';
import { formatMinute } from '@/lib/domain/dates';
import { linesAtOnce, printList, type PrintedList } from '@/lib/papers/printed-list';
import { environment } from '@/lib/platform/environment';
import { countWaitingQuestions, readWaitingQuestions, type Place } from './waiting-questions';

/** Every question that waits at this desk, for paper; what is asked stands on the page only. */
export async function printQuestions(actor: OperatorActor): Promise<PrintedList> {
  return printList(actor, {
    title: 'Вопросы семей',
    details: { list: 'questions' },
    count: await countWaitingQuestions(actor),
    columns: ['Ребёнок', 'О чём', 'Какое учреждение выбрано', 'Ждёт с'],
    lines: linesOf(actor),
  });
}

async function* linesOf(actor: OperatorActor) {
  const timeZone = environment().TIME_ZONE;
  // Its place is kept here: the last one printed may be answered before the next batch is read.
  for (let after: Place | null = null; ;) {
    const page: Awaited<ReturnType<typeof readWaitingQuestions>> = await readWaitingQuestions(
      actor,
      after,
      linesAtOnce,
    );
    yield page.rows.map(({ childId, childName, matter, chosen, since }) => ({
      childIds: [childId],
      cells: [childName, matter, chosen ?? '—', formatMinute(since, timeZone)],
    }));
    if (page.next === null) return;
    after = page.rows.at(-1) ?? null;
  }
}
