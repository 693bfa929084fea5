import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

export function day(iso: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(iso);
}

/** Any day from 1950 to 2049. */
export const anyDay = fc.integer({ min: 0, max: 36_523 }).map((days) => day('1950-01-01').add({ days }));

export const digits = (count: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
    .map((list) => list.join(''));
