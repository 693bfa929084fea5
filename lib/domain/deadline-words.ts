import { formatDate, type PlainDate } from './dates';

/** `left` is in working days, negative past the last day. Null: the term has no end that can be named yet. */
export function deadlineWords(deadline: { until: PlainDate; left: number } | null): string {
  if (deadline === null) return 'Срок ещё не идёт';
  const day = formatDate(deadline.until);
  if (deadline.left < 0) return `Прошёл ${day}, принять можно`;
  return deadline.left === 0 ? `Сегодня последний день` : `До ${day}`;
}
