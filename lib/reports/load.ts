import { weekdayTitles } from '@/lib/domain/reports';
import { countByWeekday } from './days';
import { namesOf } from './flows';
import { keptCounts } from './kept-counts';
import { periodQuery, type ReportPeriod } from './period';
import type { ReportPlace } from './place';
import type { ReportSection } from './section';

type Visit = { institutionId: string; weekday: number; hour: number; count: number };

type Load = {
  /** Of all together; hours in which nobody came are left out. */
  hours: readonly Omit<Visit, 'institutionId'>[];
  /** Those with the most first. */
  institutions: readonly { id: string; all: number; busiest: string | null }[];
};

/** Shown even where nobody came: the usual day of an institution. */
const usualDay = { from: 9, to: 17 };

/** The load of counters: of all together by weekday and hour, and of each institution. */
export async function loadSections(place: ReportPlace, period: ReportPeriod): Promise<ReportSection[]> {
  const { hours, institutions } = await keptCounts(place, ['load', periodQuery(period)], () =>
    countLoad(place, period),
  );
  const names = await namesOf(
    institutions.map(({ id }) => id),
    place,
  );
  return [hourSection(hours), institutionLoad(institutions, names)];
}

async function countLoad(place: ReportPlace, period: ReportPeriod): Promise<Load> {
  const visits = (await countByWeekday('load', place, period)).map(({ weekday, key, count }): Visit => {
    const [institutionId = '', hour = '0'] = key.split(':');
    return { institutionId, weekday, hour: Number(hour), count };
  });
  const hours = new Map<string, Load['hours'][number]>();
  for (const { weekday, hour, count } of visits) {
    const known = hours.get(`${weekday} ${hour}`);
    hours.set(`${weekday} ${hour}`, { weekday, hour, count: (known?.count ?? 0) + count });
  }
  const institutions = [...Map.groupBy(visits, ({ institutionId }) => institutionId)]
    .map(([id, own]) => ({ id, all: sum(own), busiest: busiest(own) }))
    .toSorted((a, b) => b.all - a.all);
  return { hours: [...hours.values()], institutions };
}

const sum = (visits: readonly Visit[]) => visits.reduce((total, { count }) => total + count, 0);

function hourSection(hours: Load['hours']): ReportSection {
  const sums = new Map(hours.map(({ weekday, hour, count }) => [`${weekday} ${hour}`, count]));
  const worked = hours.map(({ hour }) => hour);
  const from = Math.min(usualDay.from, ...worked);
  const to = Math.max(usualDay.to, ...worked);
  const shown = Array.from({ length: to - from + 1 }, (_, at) => from + at);
  return {
    key: 'load',
    title: 'Загрузка приёма по дням и часам',
    lead: 'Сколько раз за период в эти часы активировали, возвращали на исправление и записывали семьи.',
    head: 'День недели',
    columns: shown.map((hour) => `${hour}–${hour + 1}`),
    rows: weekdayTitles.map((label, at) => ({
      label,
      values: shown.map((hour) => sums.get(`${at + 1} ${hour}`) ?? 0),
    })),
    chart: 'squares',
  };
}

function institutionLoad(
  institutions: Load['institutions'],
  names: ReadonlyMap<string, string>,
): ReportSection {
  return {
    key: 'load-institutions',
    title: 'Загрузка учреждений',
    lead: 'Сколько всего сделано на приёме за период и когда приходит больше всего семей.',
    head: 'Учреждение',
    columns: ['Всего', 'Самое людное время'],
    rows: institutions.map(({ id, ...values }) => ({
      label: names.get(id) ?? 'Другое учреждение',
      values: [values.all, values.busiest],
    })),
    chart: 'bars',
  };
}

function busiest(visits: readonly Visit[]): string | null {
  const top = visits.toSorted((a, b) => b.count - a.count || a.weekday - b.weekday || a.hour - b.hour)[0];
  return top ? `${(weekdayTitles[top.weekday - 1] ?? '').toLowerCase()}, ${top.hour}–${top.hour + 1}` : null;
}
