import { renderToStaticMarkup } from 'react-dom/server';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { LifeDays } from '@/components/health/life-days';
import type { LivedDayRow } from '@/lib/health/life-days';

const row = (day: string, failed: number): LivedDayRow => ({
  day: Temporal.PlainDate.from(day),
  finishedAt: new Date(`${day}T12:00:00Z`),
  attempts: 1,
  done: [],
  failed,
});
const shown = (days: LivedDayRow[]) =>
  renderToStaticMarkup(<LifeDays days={days} behind={0} timeZone="Asia/Novokuznetsk" />);

test('days that went on without all of it are named; where everything was done nothing warns', () => {
  const days = [row('2026-11-23', 0), row('2026-11-22', 2), row('2026-11-21', 1)];
  expect(shown(days)).toContain('Не всё удалось за 22.11.2026, 21.11.2026');
  expect(shown([row('2026-11-23', 0)])).not.toContain('Не всё удалось');
});
