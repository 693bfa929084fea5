import { counted } from '@/lib/domain/plural';

/** «Найдено: 12 записей», or that there are more than anybody counts. */
export function countWords(count: number, more: boolean): string {
  const words = counted(count, 'запись', 'записи', 'записей');
  return more ? `Найдено больше: ${words}` : `Найдено: ${words}`;
}

/** An address with the conditions of a list and whatever else is needed. */
export function addressOf(path: string, query: string, more: Readonly<Record<string, string>> = {}): string {
  const params = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) params.set(name, value);
  const whole = params.toString();
  return whole === '' ? path : `${path}?${whole}`;
}

/** The conditions as inputs of a form that goes on with them. */
export function hiddenInputs(query: string): [string, string][] {
  return [...new URLSearchParams(query)];
}
