import { dbDate, formatDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { openOn } from './open-on';

/** Institutions that begin and that stop accepting everybody's papers with one day. */
export type ListChange = {
  /** The first day of the new list. */
  from: PlainDate;
  begin: ListedName[];
  end: ListedName[];
  /** Others accept before that day and after it. */
  othersStay: boolean;
};

type ListedName = { id: string; shortName: string; address: string; room: string | null };

export type AcceptingSpan = { institution: ListedName; from: PlainDate; to: PlainDate | null };

/**
 * What is going to change in a list, the nearest day first. An institution whose right is merely continued by the next
 * one neither begins nor ends.
 */
export function findListChanges(spans: readonly AcceptingSpan[], day: PlainDate): ListChange[] {
  const dayAfter = ({ to }: AcceptingSpan) => to?.add({ days: 1 }) ?? null;
  const isAhead = (date: PlainDate | null): date is PlainDate => date !== null && day.until(date).days > 0;
  const days = spans.flatMap((span) => [span.from, dayAfter(span)]).filter(isAhead);
  const ordered = [...new Map(days.map((date) => [date.toString(), date])).values()].toSorted((a, b) =>
    a.toString().localeCompare(b.toString()),
  );
  return ordered.flatMap((from) => {
    const begin = spans.filter((span) => span.from.equals(from)).map(({ institution }) => institution);
    const end = spans.filter((span) => dayAfter(span)?.equals(from)).map(({ institution }) => institution);
    const othersStay = spans.some((span) => from.until(span.from).sign < 0 && !isOver(span, from));
    const change = { from, begin: without(begin, end), end: without(end, begin), othersStay };
    return change.begin.length + change.end.length === 0 ? [] : [change];
  });
}

/** Whether the right has ended before that day. */
function isOver({ to }: AcceptingSpan, day: PlainDate): boolean {
  return to !== null && to.until(day).days > 0;
}

function without(names: readonly ListedName[], others: readonly ListedName[]): ListedName[] {
  return names.filter(({ id }) => !others.some((other) => other.id === id));
}

/** As the leaflets say it: «После 12.08.2019 для активации необходимо обратиться в …». */
export function describeListChange({ from, begin, end, othersStay }: ListChange): string {
  const lastDay = formatDate(from.subtract({ days: 1 }));
  const ending = `Последний день приёма в ${end.map(({ shortName }) => shortName).join(', ')} — ${lastDay}.`;
  const beginning = begin.map(describePlace).join('; ');
  if (begin.length === 0) return ending;
  if (end.length > 0 && !othersStay) {
    return `После ${lastDay} для активации необходимо обратиться в ${beginning}. ${ending}`;
  }
  const joining = `С ${formatDate(from)} документы принимают также в ${beginning}.`;
  return end.length > 0 ? `${joining} ${ending}` : joining;
}

function describePlace({ shortName, address, room }: ListedName): string {
  return `${shortName} (${room ? `${address}, ${room}` : address})`;
}

/** The changes of a municipality's list that are known today. */
export async function listChanges(municipalityId: string): Promise<ListChange[]> {
  const rights = await database().institutionRight.findMany({
    where: {
      kind: 'accepts_applications',
      audience: 'everybody',
      OR: [{ validTo: null }, { validTo: { gte: dbDate(today()) } }],
      institution: { municipalityId, ...openOn(today()) },
    },
    orderBy: [{ institution: { sortOrder: 'asc' } }, { institutionId: 'asc' }],
    select: {
      validFrom: true,
      validTo: true,
      institution: { select: { id: true, shortName: true, address: true, room: true } },
    },
  });
  const spans = rights.map(({ institution, validFrom, validTo }) => ({
    institution,
    from: plainDate(validFrom),
    to: validTo && plainDate(validTo),
  }));
  return findListChanges(spans, today());
}
