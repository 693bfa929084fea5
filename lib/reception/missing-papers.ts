import type { Paper } from '@/lib/domain/papers-to-bring';
import type { LeftForLater } from './activate-visit';

const parameter = 'missing';

/**
 * «Не принесли» is kept nowhere: it goes along to the last page in its address, as ids and keys that tell nothing of a
 * person. Empty where nothing is missing.
 */
export function missingQuery(left: readonly LeftForLater[]): string {
  return new URLSearchParams(
    left.map(({ certificateId, missing }) => [parameter, [certificateId, ...missing].join('.')]),
  ).toString();
}

type Query = Record<string, string | string[] | undefined>;

/**
 * What is left to bring for one child, as titles: what was marked «Не принесли» a moment ago, else the whole list, for of
 * a visit that is looked at later nobody knows what has lain on the desk.
 */
export function stillToBring(
  query: Query,
  { id, papers }: { id: string; papers: readonly Paper[] },
): { marked: boolean; titles: string[] } {
  const needed = papers.filter(({ needed: need }) => need === 'required');
  const told = [query[parameter] ?? []].flat().find((one) => one.startsWith(`${id}.`));
  const keys = told?.split('.').slice(1) ?? [];
  const marked = needed.filter(({ key }) => keys.includes(key));
  const shown = marked.length > 0 ? marked : needed;
  return { marked: marked.length > 0, titles: shown.map(({ title }) => title) };
}
