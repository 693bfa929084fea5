import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allReportSteps, percentile, percentOf, reachedSteps } from '@/lib/domain/reports';

describe('percentile', () => {
  test('of nothing there is none', () => {
    expect(percentile([], 0.5)).toBeNull();
  });

  test('is the smallest value that so many do not exceed', () => {
    const counts = [
      { value: 24, count: 5 },
      { value: 0, count: 4 },
      { value: 72, count: 1 },
    ];
    expect([
      percentile(counts, 0.4),
      percentile(counts, 0.5),
      percentile(counts, 0.9),
      percentile(counts, 1),
    ]).toEqual([0, 24, 24, 72]);
  });

  test('counted together it is the same as one by one', () => {
    const values = fc.array(fc.nat(50), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(values, fc.constantFrom(0.1, 0.5, 0.9, 1), (all, share) => {
        const counts = [...new Set(all)].map((value) => ({
          value,
          count: all.filter((one) => one === value).length,
        }));
        const sorted = all.toSorted((a, b) => a - b);
        expect(percentile(counts, share)).toBe(sorted[Math.ceil(share * all.length) - 1]);
      }),
    );
  });
});

test('reachedSteps: the furthest step supposes all before it', () => {
  const reached = reachedSteps(
    new Map([
      ['entered', 3],
      ['applied', 2],
      ['activated', 5],
    ]),
  );
  expect(reached.map(({ step }) => step)).toEqual(allReportSteps);
  expect(reached.map((step) => step.reached)).toEqual([10, 7, 7, 5, 5, 5]);
});

test('percentOf: one digit, and nothing of nothing', () => {
  expect([percentOf(1, 3), percentOf(0, 5), percentOf(1, 0)]).toEqual([33.3, 0, null]);
});
