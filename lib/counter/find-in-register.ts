import type { OperatorActor } from '@/lib/access/actor';
import { certificatesOf } from '@/lib/access/scope';
import { nearNumbers } from '@/lib/domain/certificate-number';
import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { readSearch, type SearchKey } from '@/lib/domain/register-search';
import { database } from '@/lib/platform/database';
import { findByName, mostFound } from './find-by-name';
import { hasLatinLetters, russianSpellings } from './russian-letters';
import type { SearchWords } from './search-fields';

export type Findings =
  /** The one record that is certainly meant. */
  | { kind: 'record'; certificateId: string }
  | { kind: 'list'; by: 'name' | 'near_number'; certificateIds: string[]; more: boolean }
  /** Outside the scope: the right number with the right birth date tells the municipality and nothing else. */
  | { kind: 'elsewhere'; municipality: string }
  | { kind: 'nothing'; by: SearchKey['kind'] };

/** Looks in the register for what the operator typed; throws a Refusal when it is neither number, name nor code. */
export async function findInRegister(
  actor: OperatorActor,
  { query, birthDate }: SearchWords,
): Promise<Findings & { by: SearchKey['kind'] | 'near_number' }> {
  const reading = readSearch(query);
  if ('sentence' in reading) throw new Refusal('invalid', reading.sentence, 'query');
  const key = reading.value;
  if (key.kind === 'name' && hasLatinLetters(query)) throw new Refusal('invalid', latinWords(query), 'query');
  return { by: key.kind, ...(await findByKey(actor, key, birthDate)) };
}

function latinWords(query: string): string {
  const meant = russianSpellings(query).map((words) => `«${words}»`);
  return meant.length > 0
    ? `Фамилия пишется русскими буквами. Может быть, ${meant.join(' или ')}?`
    : 'Фамилия пишется русскими буквами. Смените раскладку клавиатуры и введите её ещё раз.';
}

function findByKey(actor: OperatorActor, key: SearchKey, birthDate: PlainDate | null): Promise<Findings> {
  switch (key.kind) {
    case 'code':
      return findByCode(actor, key.code);
    case 'number':
      return findByNumber(actor, key.number, birthDate);
    case 'name':
      return listByName(actor, key, birthDate);
  }
}

async function findByCode(actor: OperatorActor, code: string): Promise<Findings> {
  const certificateId = await findCertificateByCode(actor, code);
  return certificateId ? { kind: 'record', certificateId } : { kind: 'nothing', by: 'code' };
}

/** The record a printed code leads to, also from an earlier version of the paper; null outside the scope. */
export async function findCertificateByCode(actor: OperatorActor, code: string): Promise<string | null> {
  const paper = await database().paper.findFirst({
    where: { code, certificate: certificatesOf(actor) },
    select: { certificateId: true },
  });
  return paper?.certificateId ?? null;
}

async function findByNumber(
  actor: OperatorActor,
  number: string,
  birthDate: PlainDate | null,
): Promise<Findings> {
  const exact = await database().certificate.findFirst({
    where: { AND: [{ number }, certificatesOf(actor)] },
    select: { id: true, child: { select: { person: { select: { birthDate: true } } } } },
  });
  const born = exact?.child.person.birthDate;
  // A slip may hit the number of another family: the date typed beside it decides.
  if (exact && (!birthDate || (born && plainDate(born).equals(birthDate))))
    return { kind: 'record', certificateId: exact.id };
  // Without the birth date the answer is the same whatever the register holds.
  if (!birthDate) return { kind: 'nothing', by: 'number' };
  const bornThen = { child: { person: { birthDate: dbDate(birthDate) } } };
  const elsewhere = await database().certificate.findFirst({
    where: { number, ...bornThen },
    select: { municipality: { select: { shortName: true } } },
  });
  if (elsewhere) return { kind: 'elsewhere', municipality: elsewhere.municipality.shortName };
  const near = await database().certificate.findMany({
    where: { AND: [{ number: { in: nearNumbers(number) } }, bornThen, certificatesOf(actor)] },
    orderBy: { number: 'asc' },
    select: { id: true },
  });
  if (near.length === 0) return { kind: 'nothing', by: 'number' };
  return { kind: 'list', by: 'near_number', certificateIds: near.map(({ id }) => id), more: false };
}

async function listByName(
  actor: OperatorActor,
  { name }: SearchKey & { kind: 'name' },
  birthDate: PlainDate | null,
): Promise<Findings> {
  const found = await findByName(actor, name, birthDate);
  if (found.length === 0) return { kind: 'nothing', by: 'name' };
  const certificateIds = found.slice(0, mostFound);
  return { kind: 'list', by: 'name', certificateIds, more: found.length > mostFound };
}
