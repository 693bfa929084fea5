import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate, formatMinute, formatTime } from '@/lib/domain/dates';
import { deadlineWords } from '@/lib/domain/deadline-words';
import { deskLists, type DeskList, type QueueList } from '@/lib/domain/desk-lists';
import { linesAtOnce, printList, type PrintedLine, type PrintedList } from '@/lib/papers/printed-list';
import { environment } from '@/lib/platform/environment';
import { countDeeds, listDeeds } from './deeds';
import { countQueue, listQueue, type QueueRow } from './queue';

/** A whole list of the desk for paper, recorded as every printed list is. */
export async function printQueue(actor: OperatorActor, list: DeskList): Promise<PrintedList> {
  requirePermission(actor, 'register.search');
  const title = deskLists[list];
  if (list === 'today') {
    return printList(actor, {
      title,
      details: { list },
      count: await countDeeds(actor),
      columns: ['Время', 'Что сделано', 'Ребёнок', 'Номер сертификата'],
      lines: deedLines(actor),
    });
  }
  return printList(actor, {
    title,
    details: { list },
    count: await countQueue(actor, list),
    columns: ['Ребёнок', 'Дата рождения', 'Номер сертификата', 'Получен', lastColumn(list)],
    lines: queueLines(actor, list),
  });
}

function lastColumn(list: QueueList): string {
  return list === 'returned' ? 'Возвращён' : 'Срок принести документы';
}

async function* queueLines(actor: OperatorActor, list: QueueList) {
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof listQueue>> = await listQueue(actor, list, after, linesAtOnce);
    yield page.rows.map((row) => lineOf(row, list));
    if (page.next === null) return;
    after = page.next;
  }
}

function lineOf(row: QueueRow, list: QueueList): PrintedLine {
  const timeZone = environment().TIME_ZONE;
  const ending = list === 'returned' ? row.returnedAt && formatMinute(row.returnedAt, timeZone) : null;
  return {
    childIds: [row.childId],
    cells: [
      row.childName,
      formatDate(row.birthDate),
      formatCertificateNumber(row.number),
      formatMinute(row.createdAt, timeZone),
      list === 'returned' ? (ending ?? '') : deadlineWords(row.deadline),
    ],
  };
}

async function* deedLines(actor: OperatorActor) {
  const timeZone = environment().TIME_ZONE;
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof listDeeds>> = await listDeeds(
      actor,
      after === null ? null : BigInt(after),
      linesAtOnce,
    );
    yield page.rows.map(({ at, title, child }) => ({
      // Without a name the line tells nothing of the child.
      childIds: child ? [child.childId] : [],
      cells: [
        formatTime(at, timeZone),
        title,
        child?.name ?? '—',
        child?.number ? formatCertificateNumber(child.number) : '—',
      ],
    }));
    if (page.next === null) return;
    after = page.next;
  }
}
