import { z } from 'zod';

type Value = string | string[] | undefined;

const longest = 100;

/** What stands in the address under this name: the first of several, without spaces around, '' for nothing. */
export function textOf(value: Value): string {
  const [text = ''] = [value].flat();
  return text.trim().slice(0, longest);
}

/** An id from the address, or null for anything that is none. */
export function idOf(value: Value): string | null {
  const id = z.uuid().safeParse(value);
  return id.success ? id.data : null;
}

/** The address of a page with these answers in it; empty ones are left out. */
export function withQuery(path: string, answers: Readonly<Record<string, string | null>>): string {
  const given = Object.entries(answers).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const query = new URLSearchParams(given).toString();
  return query === '' ? path : `${path}?${query}`;
}
