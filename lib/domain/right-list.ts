import { Temporal } from 'temporal-polyfill';
import { formatDate, readDate, type PlainDate } from '@/lib/domain/dates';
import type { CutRight, HeldRight, NewSpan, RightAudience } from '@/lib/domain/right-plan';

/** A right as a cell of a table tells it; without a first day it goes on, or begins today. */
export type ToldRight = { audience: RightAudience; from: PlainDate | null; to: PlainDate | null };

/** The word of a cell for each audience: «всех с 01.09.2026 по 31.05.2027; своих с 01.06.2027». */
export type AudienceWords = Readonly<Partial<Record<RightAudience, string>>>;

const longest = 500;
const said = /^(\p{L}+)(?: с (\S+))?(?: по (\S+))?$/u;

export function formatRights(spans: readonly NewSpan[], words: AudienceWords): string {
  return spans
    .map(({ audience, from, to }) => {
      const end = to ? ` по ${formatDate(to)}` : '';
      return `${words[audience] ?? ''} с ${formatDate(from)}${end}`;
    })
    .join('; ');
}

/** What {@link formatRights} wrote, or people after it; an empty cell and «нет» are no right at all. Null: unreadable. */
export function readRights(text: string, words: AudienceWords): ToldRight[] | null {
  if (text.length > longest) return null;
  const parts = text
    .toLowerCase()
    .split(';')
    .map((part) => part.trim().replace(/\s+/g, ' '))
    .filter((part) => part !== '');
  if (parts.length === 1 && parts[0] === 'нет') return [];
  const rights = parts.map((part) => readOne(part, words));
  return rights.every((right) => right !== null) ? rights : null;
}

function readOne(part: string, words: AudienceWords): ToldRight | null {
  const [, word, first, last] = said.exec(part) ?? [];
  const audience = (['everybody', 'own_pupils'] as const).find((key) => words[key] === word);
  const [from, to] = [dayOf(first), dayOf(last)];
  return audience && from !== 'unreadable' && to !== 'unreadable' ? { audience, from, to } : null;
}

function dayOf(text: string | undefined): PlainDate | null | 'unreadable' {
  if (text === undefined) return null;
  const date = readDate(text);
  return typeof date === 'string' ? 'unreadable' : date;
}

export type RightListPlan = {
  /** Prepared ones that are no longer wanted. */
  drop: readonly string[];
  /** Rights with another last day, those that become shorter first. */
  end: readonly { id: string; to: PlainDate | null }[];
  /** What begins, with the one that is ended for it. */
  add: readonly (NewSpan & { cut: CutRight | null })[];
  /** What holds and is to come once this is written. */
  after: readonly NewSpan[];
};

/** Why a told list cannot be written. */
export type RightListFault = 'disorder' | 'overlap' | 'past' | 'begun_today';

const compare = (a: PlainDate, b: PlainDate) => Temporal.PlainDate.compare(a, b);
const isBefore = (day: PlainDate | null, other: PlainDate) => day !== null && compare(day, other) < 0;

/**
 * How the rights become what a list tells: what has begun keeps its audience and first day, so it is only ended or goes on;
 * what lies ahead is free. Days that are over are left as they were.
 */
export function planRightList(
  spans: readonly HeldRight[],
  told: readonly ToldRight[],
  today: PlainDate,
): RightListPlan | RightListFault {
  const wanted = told
    .map((right): NewSpan => ({ ...right, from: right.from ?? beginningOf(right, spans, today) }))
    .toSorted((a, b) => compare(a.from, b.from));
  const order = orderFault(wanted);
  if (order) return order;
  const standing = spans.filter(({ to }) => !isBefore(to, today));
  const isKnown = (span: NewSpan) => spans.some((row) => isSameStart(row, span));
  if (wanted.some((span) => isBefore(span.from, today) && !isKnown(span))) return 'past';
  const gone = (span: NewSpan) => isBefore(span.to, today);
  // Days that were over already, told as they were, say nothing; others cannot be ended in the past.
  const isOld = (span: NewSpan) =>
    gone(span) && spans.some((row) => isSameStart(row, span) && isSameDay(row.to, span.to));
  if (wanted.some((span) => gone(span) && !isOld(span))) return 'past';
  const after = wanted.filter((span) => !gone(span));
  if (after.some((span) => spans.some((row) => isSameStart(row, span) && gone(row)))) return 'past';
  return write(standing, after, today);
}

function write(
  standing: readonly HeldRight[],
  after: readonly NewSpan[],
  today: PlainDate,
): RightListPlan | RightListFault {
  const drop: string[] = [];
  const end: { id: string; to: PlainDate | null; longer: boolean }[] = [];
  for (const span of standing) {
    const kept = after.find((other) => isSameStart(span, other));
    if (kept) {
      if (isSameDay(kept.to, span.to)) continue;
      end.push({ id: span.id, to: kept.to, longer: kept.to === null || isBefore(span.to, kept.to) });
    } else if (compare(span.from, today) > 0) drop.push(span.id);
    else if (compare(span.from, today) === 0) return 'begun_today';
    else end.push({ id: span.id, to: today.subtract({ days: 1 }), longer: false });
  }
  const ordered = end.toSorted((a, b) => Number(a.longer) - Number(b.longer));
  return {
    drop,
    end: ordered.map(({ id, to }) => ({ id, to })),
    add: after
      .filter((span) => !standing.some((row) => isSameStart(row, span)))
      .map((span) => ({ ...span, cut: cutFor(span, standing, ordered) })),
    after,
  };
}

/** The right that went on over this day and ends for it on the eve; one put in the place of another has cut what that one had. */
function cutFor(
  { from }: NewSpan,
  standing: readonly HeldRight[],
  ended: RightListPlan['end'],
): CutRight | null {
  const eve = from.subtract({ days: 1 });
  const cut = standing.find(
    ({ id, to }) => !isBefore(to, from) && ended.some((end) => end.id === id && isSameDay(end.to, eve)),
  );
  if (cut) return { id: cut.id, to: cut.to };
  return standing.find((row) => compare(row.from, from) === 0)?.cut ?? null;
}

function beginningOf({ audience }: ToldRight, spans: readonly NewSpan[], today: PlainDate): PlainDate {
  const running = spans.find(
    (span) => span.audience === audience && compare(span.from, today) <= 0 && !isBefore(span.to, today),
  );
  return running?.from ?? today;
}

function orderFault(wanted: readonly NewSpan[]): RightListFault | null {
  if (wanted.some(({ from, to }) => isBefore(to, from))) return 'disorder';
  const meets = wanted.some((span, at) => {
    const next = wanted[at + 1];
    return next !== undefined && !isBefore(span.to, next.from);
  });
  return meets ? 'overlap' : null;
}

function isSameStart(one: NewSpan, other: NewSpan): boolean {
  return one.audience === other.audience && compare(one.from, other.from) === 0;
}

function isSameDay(one: PlainDate | null, other: PlainDate | null): boolean {
  return one === null || other === null ? one === other : compare(one, other) === 0;
}
