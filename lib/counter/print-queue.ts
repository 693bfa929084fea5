import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import { deskLists, type DeskList, type QueueList } from '@/lib/domain/desk-lists';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { deadlineWords } from '@/lib/domain/deadline-words';
import { countDeeds, listDeeds } from './deeds';
import { mostPrinted, type PrintedList } from './printed-list';
import { countQueue, listQueue, type QueueRow } from './queue';

const batchSize = 200;

/** A whole list of the desk for paper. That it was printed is recorded with its name and length, without names of people. */
export async function printQueue(actor: OperatorActor, list: DeskList): Promise<PrintedList> {
  requirePermission(actor, 'register.search');
  const count = await (list === 'today' ? countDeeds(actor) : countQueue(actor, list));
  await inTransaction((tx) =>
    recordAudit(tx, actor, {
      event: 'list_printed',
      subject: ['account', actor.accountId],
      details: { list, count: Math.min(count, mostPrinted) },
    }),
  );
  const { title } = deskLists[list];
  return list === 'today'
    ? { title, count, columns: ['Время', 'Что сделано', 'Ребёнок'], batches: deedBatches(actor) }
    : {
        title,
        count,
        columns: ['Ребёнок', 'Дата рождения', 'Номер сертификата', 'Получен', lastColumn(list)],
        batches: queueBatches(actor, list),
      };
}

function lastColumn(list: QueueList): string {
  return list === 'returned' ? 'Возвращён' : 'Срок принести документы';
}

async function* queueBatches(actor: OperatorActor, list: QueueList) {
  let after: string | null = null;
  for (let printed = 0; printed < mostPrinted; printed += batchSize) {
    const { rows, next }: Awaited<ReturnType<typeof listQueue>> = await listQueue(
      actor,
      list,
      after,
      batchSize,
    );
    yield rows.map((row) => lineOf(row, list));
    if (next === null) return;
    after = next;
  }
}

function lineOf(row: QueueRow, list: QueueList): string[] {
  const timeZone = environment().TIME_ZONE;
  const ending = list === 'returned' ? row.returnedAt && formatMinute(row.returnedAt, timeZone) : null;
  return [
    row.childName,
    formatDate(row.birthDate),
    formatCertificateNumber(row.number),
    formatMinute(row.createdAt, timeZone),
    list === 'returned' ? (ending ?? '') : deadlineWords(row.deadline),
  ];
}

async function* deedBatches(actor: OperatorActor) {
  const timeZone = environment().TIME_ZONE;
  let after: string | null = null;
  for (let printed = 0; printed < mostPrinted; printed += batchSize) {
    const { rows, next }: Awaited<ReturnType<typeof listDeeds>> = await listDeeds(
      actor,
      after === null ? null : BigInt(after),
      batchSize,
    );
    yield rows.map(({ at, title, child }) => [formatMinute(at, timeZone), title, child?.name ?? '—']);
    if (next === null) return;
    after = next;
  }
}
