import { randomUUID } from 'node:crypto';
import type { OperatorActor } from '@/lib/access/actor';
import { recordAudit, recordAudits } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';

/** More than anybody works off from paper. */
export const mostPrinted = 1000;

/** How many lines are read, recorded and sent at a time. */
export const linesAtOnce = 200;

export type PrintedLine = {
  cells: readonly string[];
  /** The children whose family's data stand in this line. */
  childIds: readonly string[];
};

/** What a printed list says: its words are read batch by batch, while the sheet is already on its way. */
export type PrintedList = {
  title: string;
  columns: readonly string[];
  /** How many there are in all; no more than `mostPrinted` are on the sheet. */
  count: number;
  batches: AsyncIterable<readonly (readonly string[])[]>;
};

type ListToPrint = Omit<PrintedList, 'batches'> & {
  /** What the audit calls it, without names of people. */
  details: Readonly<Record<string, string>>;
  lines: AsyncIterable<readonly PrintedLine[]>;
};

/**
 * A list on its way to paper. That it was printed is recorded with its name and length at once; and since paper leaves the
 * portal, each child on it gets an entry of its own before its line is sent, so that the family finds it at «Кто смотрел
 * данные». `sheet` in the details tells which entries are of one list.
 */
export async function printList(actor: OperatorActor, list: ListToPrint): Promise<PrintedList> {
  const { title, columns, count, lines } = list;
  const details = { ...list.details, sheet: randomUUID() };
  await inTransaction((tx) =>
    recordAudit(tx, actor, {
      event: 'list_printed',
      subject: ['account', actor.accountId],
      details: { ...details, count: Math.min(count, mostPrinted) },
    }),
  );
  return { title, columns, count, batches: recordedLines(actor, details, lines) };
}

async function* recordedLines(
  actor: OperatorActor,
  details: Readonly<Record<string, string>>,
  lines: AsyncIterable<readonly PrintedLine[]>,
) {
  const recorded = new Set<string>();
  let left = mostPrinted;
  for await (const batch of lines) {
    const printed = batch.slice(0, left);
    const children = [...new Set(printed.flatMap(({ childIds }) => childIds))];
    await recordChildren(
      actor,
      details,
      children.filter((childId) => !recorded.has(childId)),
    );
    for (const childId of children) recorded.add(childId);
    yield printed.map(({ cells }) => cells);
    left -= printed.length;
    if (left === 0) return;
  }
}

/** All of a batch by one INSERT. */
async function recordChildren(
  actor: OperatorActor,
  details: Readonly<Record<string, string>>,
  childIds: readonly string[],
): Promise<void> {
  if (childIds.length === 0) return;
  await inTransaction((tx) =>
    recordAudits(
      tx,
      actor,
      childIds.map((childId) => ({
        event: 'family_printed',
        subject: ['child', childId],
        childId,
        details,
      })),
    ),
  );
}
