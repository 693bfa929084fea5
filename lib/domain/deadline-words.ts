import { formatDate } from './dates';
import { counted, plural } from './plural';
import type { Deadline } from './working-days';

/** Past its end a term is at least one working day over, also on a weekend on which none has passed. */
const justPassed = -1;

/** «осталось 5 рабочих дней», «сегодня последний день», «срок прошёл», «просрочено на 2 рабочих дня». */
export function daysLeftWords(left: number): string {
  if (left === 0) return 'сегодня последний день';
  if (left === justPassed) return 'срок прошёл';
  const days = counted(Math.abs(left), 'рабочий день', 'рабочих дня', 'рабочих дней');
  return left < 0 ? `просрочено на ${days}` : `${plural(left, 'остался', 'осталось', 'осталось')} ${days}`;
}

/** The last day and what is left of the term: «20.07.2026, осталось 5 рабочих дней». */
export function dateAndLeft({ until, left }: Deadline): string {
  return `${formatDate(until)}, ${daysLeftWords(left)}`;
}

/** In a list of those who are still to bring their papers. Null: the term has no end that can be named yet. */
export function deadlineWords(deadline: Deadline | null): string {
  if (deadline === null) return 'Срок ещё не идёт';
  if (deadline.left === 0) return 'Сегодня последний день';
  if (deadline.left > 0) return `До ${dateAndLeft(deadline)}`;
  const passed = deadline.left === justPassed ? formatDate(deadline.until) : dateAndLeft(deadline);
  return `Прошёл ${passed}; принять можно`;
}
