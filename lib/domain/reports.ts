/** What a family has done so far, in its order; each step supposes the ones before it. */
export const reportSteps = {
  entered: { title: 'Ребёнок записан' },
  document: { title: 'Указан документ ребёнка' },
  applied: { title: 'Подана заявка' },
  confirmed: { title: 'Подтверждена почта' },
  issued: { title: 'Получен сертификат' },
  activated: { title: 'Сертификат активирован' },
} as const satisfies Record<string, { title: string }>;

export type ReportStep = keyof typeof reportSteps;
export const allReportSteps = Object.keys(reportSteps) as ReportStep[];

/** How many came at least to each step, of counts by the furthest step. */
export function reachedSteps(furthest: ReadonlyMap<string, number>): { step: ReportStep; reached: number }[] {
  return allReportSteps.map((step, at) => ({
    step,
    reached: allReportSteps.slice(at).reduce((sum, later) => sum + (furthest.get(later) ?? 0), 0),
  }));
}

export type Counted = { value: number; count: number };

/** The smallest value that at least `share` (0 to 1) of all do not exceed; null of nothing. As PostgreSQL's percentile_disc. */
export function percentile(counts: readonly Counted[], share: number): number | null {
  const sorted = counts.toSorted((a, b) => a.value - b.value);
  const whole = sorted.reduce((sum, { count }) => sum + count, 0);
  let passed = 0;
  for (const { value, count } of sorted) {
    passed += count;
    if (passed >= share * whole) return value;
  }
  return null;
}

/** Per cent with one digit after the comma; null of nothing. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10;
}

export const weekdayTitles = [
  'Понедельник',
  'Вторник',
  'Среда',
  'Четверг',
  'Пятница',
  'Суббота',
  'Воскресенье',
] as const;

export const monthTitles = [
  'январь',
  'февраль',
  'март',
  'апрель',
  'май',
  'июнь',
  'июль',
  'август',
  'сентябрь',
  'октябрь',
  'ноябрь',
  'декабрь',
] as const;
