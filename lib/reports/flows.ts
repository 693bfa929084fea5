import { isLive } from '@/lib/domain/certificate-status';
import { factTitles } from '@/lib/domain/desk-corrections';
import { counted, plural } from '@/lib/domain/plural';
import { monthTitles, percentile, percentOf, reachedSteps, reportSteps } from '@/lib/domain/reports';
import { database } from '@/lib/platform/database';
import { sumOf, type StandingRow } from '@/lib/standing/load-standing';
import { countByKey, countByMonth } from './days';
import type { ReportPeriod } from './period';
import { idsOf, type ReportPlace } from './place';
import type { ReportSection } from './section';

export async function groupSection(
  place: ReportPlace,
  period: ReportPeriod,
  reading: Promise<readonly StandingRow[]>,
): Promise<ReportSection> {
  const [groups, issued, standing] = await Promise.all([
    database().certificateGroup.findMany({
      where: { municipalityId: { in: idsOf(place) } },
      orderBy: [{ municipality: { shortName: 'asc' } }, { sortOrder: 'asc' }, { id: 'asc' }],
      select: { id: true, title: true, municipality: { select: { shortName: true } } },
    }),
    countByKey('issued', place, period),
    reading,
  ]);
  const live = new Map<string, number>();
  for (const { groupId, status, count } of standing) {
    if (isLive(status)) live.set(groupId, (live.get(groupId) ?? 0) + count);
  }
  return {
    key: 'group',
    title: 'Сертификаты по группам',
    lead: 'Сколько сертификатов группы действует сегодня и сколько получено за период.',
    head: 'Группа',
    columns: ['Действующих', 'Получено за период'],
    rows: groups.map(({ id, title, municipality }) => ({
      label: place.isRegion ? `${municipality.shortName}: ${title}` : title,
      values: [live.get(id) ?? 0, issued.get(id) ?? 0],
    })),
    chart: 'bars',
  };
}

export async function monthSection(place: ReportPlace, period: ReportPeriod): Promise<ReportSection> {
  const [issued, activated] = await Promise.all([
    countByMonth('issued', place, period),
    countByMonth('activated', place, period),
  ]);
  return {
    key: 'month',
    title: 'Сертификаты по месяцам',
    lead: 'Сколько сертификатов семьи получили и сколько активировано в каждом месяце периода.',
    head: 'Месяц',
    columns: ['Получено', 'Активировано'],
    rows: monthsOf(period).map(({ key, label }) => ({
      label,
      values: [issued.get(key) ?? 0, activated.get(key) ?? 0],
    })),
    chart: 'bars',
  };
}

function monthsOf({ from, to }: ReportPeriod): { key: string; label: string }[] {
  const last = to.toPlainYearMonth();
  const count = from.toPlainYearMonth().until(last, { largestUnit: 'months' }).months + 1;
  return Array.from({ length: count }, (_, at) => {
    const month = from.toPlainYearMonth().add({ months: at });
    return { key: month.toString(), label: `${monthTitles[month.month - 1] ?? ''} ${month.year}` };
  });
}

export async function institutionSection(place: ReportPlace, period: ReportPeriod): Promise<ReportSection> {
  const activated = await countByKey('activated', place, period);
  const names = await namesOf([...activated.keys()], place);
  return {
    key: 'institution',
    title: 'Активировано в учреждениях',
    lead: 'В каком учреждении активированы сертификаты за период.',
    head: 'Учреждение',
    columns: ['Активировано'],
    rows: [...activated]
      .toSorted(([, a], [, b]) => b - a)
      .map(([id, count]) => ({ label: names.get(id) ?? 'Другое учреждение', values: [count] })),
    chart: 'bars',
  };
}

/** Short names of institutions by id, in the region with their municipality. */
export async function namesOf(
  ids: readonly string[],
  { isRegion }: ReportPlace,
): Promise<Map<string, string>> {
  const rows = await database().institution.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, shortName: true, municipality: { select: { shortName: true } } },
  });
  return new Map(
    rows.map(({ id, shortName, municipality }) => [
      id,
      isRegion ? `${shortName}, ${municipality.shortName}` : shortName,
    ]),
  );
}

export async function waitedSection(place: ReportPlace, period: ReportPeriod): Promise<ReportSection> {
  const hours = [...(await countByKey('waited', place, period))].map(([key, count]) => ({
    value: Number(key),
    count,
  }));
  const share = (part: number) => {
    const value = percentile(hours, part);
    return value === null ? null : inWords(value);
  };
  return {
    key: 'waited',
    title: 'От заявки до активации',
    lead: 'Сколько времени прошло от заявки до активации у сертификатов, активированных за период.',
    head: 'Показатель',
    columns: ['Значение'],
    rows: [
      { label: 'У половины семей — не дольше (медиана)', values: [share(0.5)] },
      { label: 'У 90 % семей — не дольше', values: [share(0.9)] },
      { label: 'Активировано сертификатов', values: [hours.reduce((sum, { count }) => sum + count, 0)] },
    ],
    chart: 'none',
  };
}

function inWords(hours: number): string {
  if (hours === 0) return 'меньше часа';
  if (hours < 48) return counted(hours, 'час', 'часа', 'часов');
  return counted(hours / 24, 'день', 'дня', 'дней');
}

export async function stepSection(place: ReportPlace, period: ReportPeriod): Promise<ReportSection> {
  const reached = reachedSteps(await countByKey('step', place, period));
  const all = reached[0]?.reached ?? 0;
  return {
    key: 'steps',
    title: 'Где останавливаются семьи',
    lead: 'Дети, записанные за период: до какого шага дошли сегодня и на каком остановились.',
    head: 'Шаг',
    columns: ['Дошли', 'Доля, %', 'Остановились здесь'],
    rows: reached.map(({ step, reached: count }, at) => ({
      label: reportSteps[step].title,
      values: [count, percentOf(count, all), count - (reached[at + 1]?.reached ?? count)],
    })),
    chart: 'bars',
  };
}

export async function correctedSection(place: ReportPlace, period: ReportPeriod): Promise<ReportSection> {
  const fields = [...(await countByKey('corrected', place, period))].toSorted(([, a], [, b]) => b - a);
  return {
    key: 'corrected',
    title: 'Что чаще исправляют на приёме',
    lead: 'Поля, которые специалисты исправили по оригиналам документов за период.',
    head: 'Поле',
    columns: ['Исправлений'],
    rows: fields.map(([field, count]) => ({ label: factTitles[field] ?? 'Другое поле', values: [count] })),
    chart: 'bars',
  };
}

/** Live certificates of children of 5 to 17 against the children of that age who live there. */
export function coverageSection(
  { municipalities, isRegion }: ReportPlace,
  standing: readonly StandingRow[],
  population: ReadonlyMap<string, { year: number; children: number }>,
): ReportSection {
  const rows = municipalities.map(({ id, shortName }) => {
    const live = sumOf(standing, (row) => row.municipalityId === id && isLive(row.status));
    return { shortName, live, known: population.get(id) ?? null };
  });
  const counting = rows.flatMap(({ live, known }) => (known ? [{ live, children: known.children }] : []));
  const whole = counting.reduce(
    (sum, { live, children }) => ({ live: sum.live + live, children: sum.children + children }),
    { live: 0, children: 0 },
  );
  const missing = rows.length - counting.length;
  return {
    key: 'coverage',
    title: 'Охват детей от 5 до 17 лет',
    lead:
      missing === 0
        ? 'Сколько процентов детей, живущих в муниципалитете, имеют действующий сертификат.'
        : `Сколько процентов детей имеют действующий сертификат. Без числа детей: ${missing} ${plural(missing, 'муниципалитет', 'муниципалитета', 'муниципалитетов')}; его вводит администратор региона.`,
    head: 'Муниципалитет',
    columns: ['Охват, %', 'Действующих сертификатов', 'Детей 5–17 лет', 'Год'],
    rows: [
      ...rows.map(({ shortName, live, known }) => ({
        label: shortName,
        values: [
          known && percentOf(live, known.children),
          live,
          known?.children ?? null,
          known ? String(known.year) : null,
        ],
      })),
      ...(isRegion && counting.length > 0
        ? [
            {
              label: 'Все с известным числом детей',
              values: [percentOf(whole.live, whole.children), whole.live, whole.children, null],
            },
          ]
        : []),
    ],
    chart: 'bars',
  };
}
