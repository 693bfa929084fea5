import { z } from 'zod';
import { dateField } from '@/lib/domain/fields';
import type { PlainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';

/** Days of the region's calendar, both included. */
export type ReportPeriod = { from: PlainDate; to: PlainDate };

const longestYears = 10;

export const reportPeriodFields = z
  .object({
    from: dateField({ label: { title: 'С какого дня', accusative: 'первый день' }, notAfter: today }),
    to: dateField({ label: { title: 'По какой день', accusative: 'последний день' }, notAfter: today }),
  })
  .superRefine(({ from, to }, context) => {
    if (from.until(to).days < 0) {
      context.addIssue({ code: 'custom', path: ['to'], message: 'Последний день раньше первого' });
    } else if (from.until(to, { largestUnit: 'years' }).years >= longestYears) {
      context.addIssue({ code: 'custom', path: ['to'], message: `Выберите не больше ${longestYears} лет` });
    }
  });

/** The period of an address of ours; without a readable one the last twelve months. */
export function readReportPeriod(query: Readonly<Record<string, unknown>>): ReportPeriod {
  const read = reportPeriodFields.safeParse(query);
  return read.success ? read.data : lastTwelveMonths();
}

function lastTwelveMonths(): ReportPeriod {
  const to = today();
  return { from: to.with({ day: 1 }).subtract({ months: 11 }), to };
}

export function periodQuery({ from, to }: ReportPeriod): string {
  return `from=${from.toString()}&to=${to.toString()}`;
}
