import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { tooManyTries } from '@/lib/access/too-many-tries';
import type { BornWithin } from '@/lib/domain/born-within';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { formatDate } from '@/lib/domain/dates';
import { withoutTwins } from '@/lib/domain/name-search';
import { readSearch, type Search } from '@/lib/domain/register-search';
import { recordAlone } from '@/lib/platform/audit';
import { countAttempt } from '@/lib/platform/rate-limits';
import { listByBeginning } from './find-by-number';
import type { Hit } from './find-hits';
import { bornThen, findByKey, findCertificateByCodes } from './find-in-register';
import { listFound, type FoundRow } from './found-rows';
import { hasLatinLetters, russianSpellings } from './russian-letters';
import type { SearchWords } from './search-fields';

export type FirstMatch = {
  id: string;
  name: string;
  /** Birth date, number and state in one line. */
  note: string;
  /** The record; null for a child without one. */
  href: string | null;
  /** The words that find this one, where there is no record to go to. */
  words: string;
};

const fewestLetters = 3;
const mostMatches = 8;
/** Of a number fewer digits are a whole municipality. */
const fewestDigits = 5;

/**
 * What the register holds for words that are still being typed, at most eight. Words that nobody can read yet, or too
 * few of them, match nothing. Recorded and limited as a search is.
 */
export async function listFirstMatches(actor: OperatorActor, words: SearchWords): Promise<FirstMatch[]> {
  requirePermission(actor, 'register.search');
  const search = readTyped(words);
  if (search === null) return [];
  const reached = await countAttempt(['register_matches', actor.accountId]);
  if (reached) throw tooManyTries(reached);
  const born = bornThen(search.born, words.birthDate);
  const hits = await findMatches(actor, search, words.query, born);
  const shown = hits.filter(({ id }, at) => hits.findIndex((hit) => hit.id === id) === at);
  const rows = await listFound(actor, shown.slice(0, mostMatches));
  await recordAlone(actor, {
    event: 'register_searched',
    subject: ['account', actor.accountId],
    details: {
      by: search.key.kind,
      withBirthDate: born !== null,
      answer: 'first_matches',
      hits: rows.length,
    },
  });
  return rows.map(firstMatch);
}

function readTyped({ query }: SearchWords): Search | null {
  if (query.replace(/[^\p{L}\p{N}]/gu, '').length < fewestLetters) return null;
  const asTyped = readSearch(query);
  if ('sentence' in asTyped) return beginningOf(query) === null ? null : unreadYet;
  if (asTyped.value.key.kind !== 'name' || !hasLatinLetters(withoutTwins(query))) return asTyped.value;
  const [spelling] = russianSpellings(query);
  const meant = spelling === undefined ? null : readSearch(spelling);
  return meant && 'value' in meant ? meant.value : null;
}

/** More digits than an application has and fewer than a certificate: nothing but the beginning of a number. */
const unreadYet: Search = { key: { kind: 'code' }, codes: [], born: null };

/** Digits that a number may begin with, or null. */
function beginningOf(query: string): string | null {
  const digits = query.replace(/\D/g, '');
  const isBeginning = digits.length >= fewestDigits && digits.length < 10 && /^[\d\s№-]+$/.test(query);
  return isBeginning ? digits : null;
}

async function findMatches(
  actor: OperatorActor,
  { key, codes }: Search,
  query: string,
  born: BornWithin | null,
): Promise<readonly Hit[]> {
  const paper = await findCertificateByCodes(actor, codes);
  if (paper) return [{ kind: 'certificate', id: paper }];
  const digits = beginningOf(query);
  const [findings, numbers] = await Promise.all([
    findByKey(actor, key, born, mostMatches),
    digits === null ? [] : listByBeginning(actor, digits, born, mostMatches),
  ]);
  if (findings.kind === 'record') return [{ kind: 'certificate', id: findings.certificateId }, ...numbers];
  return findings.kind === 'list' ? [...findings.hits, ...numbers] : numbers;
}

function firstMatch(row: FoundRow): FirstMatch {
  const born = formatDate(row.birthDate);
  const facts =
    row.kind === 'certificate'
      ? [born, formatCertificateNumber(row.number), certificateStatuses[row.status].title]
      : [born, row.applicationNumber === null ? [] : `заявка № ${row.applicationNumber}`, row.standing.state];
  return {
    id: row.id,
    name: row.childName,
    note: facts.flat().join(', '),
    href: row.kind === 'certificate' ? `/counter/certificates/${row.id}` : null,
    words: `${row.childName} ${born}`,
  };
}
