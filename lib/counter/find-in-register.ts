import type { OperatorActor } from '@/lib/access/actor';
import { certificatesOf } from '@/lib/access/scope';
import { bornOn, type BornWithin } from '@/lib/domain/born-within';
import type { PlainDate } from '@/lib/domain/dates';
import { withoutTwins } from '@/lib/domain/name-search';
import { parsePaperCode } from '@/lib/domain/paper-code';
import { Refusal } from '@/lib/domain/refusal';
import { readSearch, type Search, type SearchKey } from '@/lib/domain/register-search';
import { database } from '@/lib/platform/database';
import { findByName } from './find-by-name';
import { findByNumber } from './find-by-number';
import { findByApplication, findBySnils } from './find-child';
import type { Hit } from './find-hits';
import type { Findings, FoundBy } from './findings';
import { hasLatinLetters, russianSpellings } from './russian-letters';
import type { SearchWords } from './search-fields';

/** More than anybody reads through: beyond it the operator is asked to narrow the search. */
export const mostFound = 200;

/** Looks in the register for what the operator typed; throws a Refusal when nobody can tell what it is. */
export async function findInRegister(actor: OperatorActor, words: SearchWords): Promise<FoundBy> {
  const reading = readSearch(words.query);
  if ('sentence' in reading) throw new Refusal('invalid', reading.sentence, 'query');
  const search = reading.value;
  const born = bornThen(search.born, words.birthDate);
  const paper = await findCertificateByCodes(actor, search.codes);
  const withBirthDate = born !== null;
  if (paper) return { by: 'code', kind: 'record', certificateId: paper, withBirthDate };
  if (search.key.kind === 'name' && hasLatinLetters(withoutTwins(words.query))) {
    throw new Refusal('invalid', latinWords(words.query), 'query');
  }
  const findings = await findByKey(actor, search.key, born, mostFound);
  return { by: search.key.kind, ...findings, withBirthDate };
}

/** The birth date of either box; two that differ cannot both be meant. */
export function bornThen(typed: Search['born'], birthDate: PlainDate | null): BornWithin | null {
  if (!birthDate) return typed;
  const day = bornOn(birthDate);
  if (!typed) return day;
  const { first, last } = typed;
  if (first.equals(last) && !first.equals(birthDate)) {
    throw new Refusal('invalid', 'В строке поиска указана другая дата рождения: оставьте одну', 'birthDate');
  }
  return day;
}

function latinWords(query: string): string {
  const meant = russianSpellings(query).map((words) => `«${words}»`);
  return meant.length > 0
    ? `Фамилия пишется русскими буквами. Может быть, ${meant.join(' или ')}?`
    : 'Фамилия пишется русскими буквами. Смените раскладку клавиатуры и введите её ещё раз.';
}

/** `limit`: how many are listed at most. */
export async function findByKey(
  actor: OperatorActor,
  key: SearchKey,
  born: BornWithin | null,
  limit: number,
): Promise<Findings> {
  switch (key.kind) {
    case 'code':
      return { kind: 'nothing', by: 'code' };
    case 'number':
      return findByNumber(actor, key.number, born);
    case 'snils':
      return certain(key, await findBySnils(actor, key.snils, born));
    case 'application':
      return certain(key, await findByApplication(actor, key.application, born));
    case 'name':
      return list(key, await findByName(actor, key.names, born, limit + 1), limit);
  }
}

/** What leads to one child: its one certificate is the record that is meant. */
function certain(key: SearchKey, hits: Hit[]): Findings {
  const [only, ...others] = hits;
  if (only?.kind === 'certificate' && others.length === 0) return { kind: 'record', certificateId: only.id };
  return list(key, hits, mostFound);
}

function list({ kind: by }: SearchKey, hits: Hit[], limit: number): Findings {
  if (hits.length === 0) return { kind: 'nothing', by };
  return { kind: 'list', by, hits: hits.slice(0, limit), more: hits.length > limit };
}

/** The record a printed code leads to, also from an earlier version of the paper; null outside the scope. */
export async function findCertificateByCode(actor: OperatorActor, typed: string): Promise<string | null> {
  const code = parsePaperCode(typed);
  return code === null ? null : findCertificateByCodes(actor, [code]);
}

export async function findCertificateByCodes(
  actor: OperatorActor,
  codes: readonly string[],
): Promise<string | null> {
  if (codes.length === 0) return null;
  const paper = await database().paper.findFirst({
    where: { code: { in: [...codes] }, certificate: certificatesOf(actor) },
    select: { certificateId: true },
  });
  return paper?.certificateId ?? null;
}
