import { splitBirth, type BornWithin } from '@/lib/domain/born-within';
import { formatDate } from '@/lib/domain/dates';
import { parseName } from '@/lib/domain/names';
import { withoutTwins } from '@/lib/domain/name-search';
import { blockName, type Values } from './visit-blocks';

/** «Оглы», «кызы» make a name of four words; more than that is no name anybody typed. */
const mostWords = 4;

/**
 * The child's block of the family form as far as a search by name that found nobody tells it: surname first, as in the
 * documents. `birthDate` as typed. Initials are nothing to write down.
 */
export function familyOfSearch(words: { query: string; birthDate: string }): Values {
  const split = splitBirth(words.query);
  if ('sentence' in split) return {};
  const { rest, born } = split.value;
  const [surname, givenName, ...others] = withoutTwins(rest).trim().split(/\s+/).slice(0, mostWords);
  const known = {
    surname: nameOf(surname),
    givenName: nameOf(givenName),
    patronymic: nameOf(others.join(' ')),
    birthDate: words.birthDate || dayOf(born),
  };
  if (known.surname === '') return {};
  return Object.fromEntries(
    (['surname', 'givenName', 'patronymic', 'birthDate'] as const).flatMap((part) =>
      known[part] === '' ? [] : [[blockName(1, part), known[part]]],
    ),
  );
}

function nameOf(typed: string | undefined): string {
  const name = parseName(typed ?? '');
  return name !== null && name.length > 1 ? name : '';
}

/** A year alone is no birth date. */
function dayOf(born: BornWithin | null): string {
  return born?.first.equals(born.last) ? formatDate(born.first) : '';
}
