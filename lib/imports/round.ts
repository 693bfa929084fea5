import type { AuditAuthor } from '@/lib/platform/audit';
import { headingKey } from '@/lib/domain/import-columns';
import type { RowState, ImportKind } from '@/lib/domain/table-import';
import { database } from '@/lib/platform/database';
import { openOn } from '@/lib/institutions/open-on';
import { today } from '@/lib/platform/clock';
import type { ImportPlace } from './import-place';

/** What holds for all rows of a list. */
export type Round = {
  kind: ImportKind;
  place: ImportPlace;
  sameNames: boolean;
  author: NonNullable<AuditAuthor>;
  /** Open institutions of the municipality by the ways they are named; several of one name are several ids. */
  schools: ReadonlyMap<string, readonly string[]>;
};

/** What comes of a row. */
export type Verdict = {
  state: Exclude<RowState, 'done'>;
  why: string[];
  doubtful: boolean;
  institutionId: string | null;
  rowKey: Uint8Array<ArrayBuffer> | null;
  childId: string | null;
};

export function refusedRow(why: readonly string[], about: Partial<Verdict> = {}): Verdict {
  return { ...nothingKnown, ...about, state: 'refused', why: [...why] };
}

export function matchedRow(why: string, about: Partial<Verdict> = {}): Verdict {
  return { ...nothingKnown, ...about, state: 'matched', why: [why] };
}

export function waitingRow(about: Partial<Verdict> = {}): Verdict {
  return { ...nothingKnown, ...about, state: 'waiting' };
}

const nothingKnown = {
  why: [],
  doubtful: false,
  institutionId: null,
  rowKey: null,
  childId: null,
} satisfies Omit<Verdict, 'state'>;

type RoundOf = ImportPlace & { kind: ImportKind; sameNames: boolean };

export async function openRound(
  { kind, sameNames, municipalityId, institutionId }: RoundOf,
  author: NonNullable<AuditAuthor>,
): Promise<Round> {
  const place = { municipalityId, institutionId };
  return {
    kind,
    sameNames,
    place,
    author,
    schools: institutionId ? new Map() : await schoolsOf(municipalityId),
  };
}

async function schoolsOf(municipalityId: string): Promise<Map<string, string[]>> {
  const rows = await database().institution.findMany({
    where: { municipalityId, ...openOn(today()) },
    select: { id: true, name: true, shortName: true },
  });
  const schools = new Map<string, string[]>();
  for (const { id, name, shortName } of rows) {
    for (const key of new Set([headingKey(name), headingKey(shortName)])) {
      schools.set(key, [...(schools.get(key) ?? []), id]);
    }
  }
  return schools;
}

/** The school a row names, or the one whose list it is; a sentence when it cannot be told. */
export function schoolOf(round: Round, named: string | undefined): { id: string } | { fault: string } {
  if (round.place.institutionId !== null) return { id: round.place.institutionId };
  if (named === undefined || named === '') return { fault: 'Укажите учреждение' };
  const [id, another] = round.schools.get(headingKey(named)) ?? [];
  if (another !== undefined) {
    return { fault: 'Так называются несколько учреждений. Напишите полное название из списка учреждений' };
  }
  return id === undefined
    ? { fault: 'Такого учреждения нет в списке муниципалитета. Проверьте название' }
    : { id };
}
