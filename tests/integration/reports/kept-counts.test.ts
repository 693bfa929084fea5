import { beforeAll, expect, test } from 'vitest';
import { now, setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { countReports } from '@/lib/reports/count-reports';
import { getReport } from '@/lib/reports/get-report';
import { keptCounts } from '@/lib/reports/kept-counts';
import { placeOf } from '@/lib/reports/place';
import { givenStaff } from '@/tests/support/given';
import { givenReportCrowd } from '@/tests/support/report-crowd';

let town: Awaited<ReturnType<typeof givenReportCrowd>>;
let admin: Awaited<ReturnType<typeof givenStaff<'municipal_admin'>>>;

beforeAll(async () => {
  town = await givenReportCrowd(60);
  admin = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipality.id });
  await countReports();
}, 120_000);

/** Sums of what is read from the counts, over so many days. */
async function read(days: number) {
  const period = { from: today().subtract({ days }), to: today() };
  const { sections } = await getReport(admin.actor, town.municipality.id, period);
  return ['month', 'institution', 'load', 'deadlines'].map((wanted) => {
    const values = sections.find(({ key }) => key === wanted)?.rows.flatMap((row) => row.values) ?? [];
    return values.reduce<number>((sum, value) => sum + Number(value ?? 0), 0);
  });
}

test('the same report is answered from memory until the worker counts again, another period is not', async () => {
  const before = await read(300);
  const others = await read(20);
  expect(before.every((sum) => sum > 0)).toBe(true);
  expect(others).not.toEqual(before);
  await database().$executeRaw`UPDATE report_day SET count = count * 2`;
  expect(await read(300)).toEqual(before);
  expect(await read(10)).not.toEqual(before);
  const later = now().getTime() + 60_000;
  setClock(() => new Date(later));
  await countReports();
  expect(await read(300)).toEqual(before.map((sum) => sum * 2));
  expect(await read(20)).toEqual(others.map((sum) => sum * 2));
});

test('the days of the calendar are asked for each time', async () => {
  const before = await read(300);
  await database().calendarDay.createMany({
    data: Array.from({ length: 60 }, (_, at) => ({
      day: new Date(
        today()
          .subtract({ days: 60 - at })
          .toString(),
      ),
      mark: 'day_off' as const,
      title: 'Местный',
      municipalityId: town.municipality.id,
    })),
  });
  const outcomes = async () => {
    const period = { from: today().subtract({ days: 300 }), to: today() };
    const { sections } = await getReport(admin.actor, town.municipality.id, period);
    return sections.find(({ key }) => key === 'deadlines')?.rows.map(({ values }) => values[0]);
  };
  const withHolidays = await outcomes();
  await database().calendarDay.deleteMany({ where: { municipalityId: town.municipality.id } });
  expect(await outcomes()).not.toEqual(withHolidays);
  expect(await read(300)).toEqual(before);
});

test('a fault is not kept, and nothing is before the first count', async () => {
  const place = await placeOf(admin.actor, town.municipality.id);
  const failing = () => Promise.reject<number>(new Error('the database is away'));
  await expect(keptCounts(place, ['fault'], failing)).rejects.toThrow('the database is away');
  expect(await keptCounts(place, ['fault'], () => Promise.resolve(1))).toBe(1);
  expect(await keptCounts(place, ['fault'], () => Promise.resolve(2))).toBe(1);
  const uncounted = { ...place, countedAt: null };
  expect(await keptCounts(uncounted, ['fault'], () => Promise.resolve(3))).toBe(3);
});

test('only so many are kept: the oldest go first', async () => {
  const place = await placeOf(admin.actor, town.municipality.id);
  await keptCounts(place, ['first'], () => Promise.resolve('once'));
  for (let turn = 0; turn < 70; turn += 1) await keptCounts(place, [turn], () => Promise.resolve(turn));
  expect(await keptCounts(place, ['first'], () => Promise.resolve('again'))).toBe('again');
  expect(await keptCounts(place, [69], () => Promise.resolve('again'))).toBe(69);
});
