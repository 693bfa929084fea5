import type { PlainDate } from '@/lib/domain/dates';

/** The birth dates of everybody who is of these full years today, both ends included; null leaves an end open. */
export function bornForAges(
  { from, to }: { from: number | null; to: number | null },
  today: PlainDate,
): { first: PlainDate | null; last: PlainDate | null } {
  return {
    first: to === null ? null : latestOfAge(to + 1, today).add({ days: 1 }),
    last: from === null ? null : latestOfAge(from, today),
  };
}

/** The youngest of this age. Born on 29 February one is a year older on the 28th where there is no 29th. */
function latestOfAge(age: number, today: PlainDate): PlainDate {
  const day = today.subtract({ years: age });
  const next = day.add({ days: 1 });
  const constrained = today.month === 2 && today.day === 28 && !today.inLeapYear && next.day === 29;
  return constrained ? next : day;
}
