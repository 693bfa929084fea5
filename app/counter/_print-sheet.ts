import { printedSheet, sheetHeaders } from '@/app/_server/printed-sheet';
import type { OperatorActor } from '@/lib/access/actor';
import { mostPrinted, type PrintedList } from '@/lib/papers/printed-list';
import { formatMinute } from '@/lib/domain/dates';
import { findWorkplace } from '@/lib/overview/workplace';
import { now } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';

/** The answer that prints a list of the counter: whose desk, when, and how many there are. */
export async function sheetAnswer(actor: OperatorActor, list: PrintedList, where: string) {
  const { title, columns, batches, count } = list;
  const printedAt = formatMinute(now(), environment().TIME_ZONE);
  const ending =
    count > mostPrinted
      ? `На листе первые ${mostPrinted} из ${count}. Остальные появятся, когда список станет короче.`
      : `Всего: ${count}.`;
  const lines = [
    (await findWorkplace(actor)) ?? '',
    `Напечатано ${printedAt}, ${actor.name}. Личные данные: не оставляйте лист без присмотра.`,
  ];
  return { content: printedSheet({ title, lines, columns, batches, ending }, where), headers: sheetHeaders };
}
