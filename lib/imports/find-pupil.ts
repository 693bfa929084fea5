import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { fullName, nameKey, type PersonName } from '@/lib/domain/names';
import { sameName } from '@/lib/families/new-child';
import type { Queryable } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { snilsIndex } from '@/lib/platform/sealed-fields';
import type { ImportPlace } from './import-place';

type Sought = PersonName & { birthDate: PlainDate; snils: string | null };

const shape = {
  personId: true,
  groupName: true,
  municipalityId: true,
  institutionId: true,
  person: { select: { snilsIndex: true, nameKey: true, birthDate: true } },
  mergedIn: { select: { keptId: true } },
} as const satisfies Prisma.ChildSelect;

type Pupil = Prisma.ChildGetPayload<{ select: typeof shape }>;

/** A record the row may mean, the one it was merged into, or itself, and every SNILS that either of them has. */
type Candidate = { named: boolean; kept: Pupil; snils: Buffer[] };

/**
 * The pupil of this place whom a row means: the one with its SNILS; if it has none, or nobody here has it, the one with its
 * name and birth date, namesakes of another SNILS left out. Merged records are the one that was kept. Null when there is
 * nobody, a sentence when it cannot be told who it is.
 */
export async function findPupil(
  db: Queryable,
  place: ImportPlace,
  sought: Sought,
): Promise<Pupil | string | null> {
  const index = sought.snils === null ? null : Buffer.from(snilsIndex(sought.snils));
  const candidates = await findCandidates(db, place, sought, index);
  const has = (one: Candidate) => index !== null && one.snils.some((known) => known.equals(index));
  const [owner] = different(candidates.filter(has));
  const named = candidates.filter((one) => one.named);
  if (owner) {
    const contradicted = named.length > 0 && !named.some(({ kept }) => kept.personId === owner.personId);
    return contradicted ? anotherOwner : owner;
  }
  const [pupil = null, another] = different(
    named.filter(({ snils }) => index === null || snils.length === 0),
  );
  if (another) return index === null ? severalNamesakes : severalWithoutSnils;
  return pupil;
}

const anotherOwner =
  'Этот СНИЛС записан у другого ребёнка, чем ФИО и дата рождения. Проверьте СНИЛС, ФИО и дату рождения';
const severalNamesakes = 'Таких детей записано несколько. Добавьте в таблицу СНИЛС ребёнка';
const severalWithoutSnils =
  'Таких детей записано несколько, и такого СНИЛС нет ни у кого из них. Проверьте СНИЛС';

async function findCandidates(
  db: Queryable,
  place: ImportPlace,
  { birthDate, ...name }: Sought,
  index: Uint8Array | null,
): Promise<Candidate[]> {
  // One condition on the person, not one of two persons: then the indexes of names and numbers serve it.
  const person = {
    OR: [sameName(name, birthDate), ...(index === null ? [] : [{ snilsIndex: Uint8Array.from(index) }])],
  };
  const rows = await db.child.findMany({ where: { AND: [pupilsOf(place), { person }] }, select: shape });
  const candidates: Candidate[] = [];
  for (const row of rows) {
    const { kept, snils } = await followMerges(db, row);
    const born = row.person.birthDate && plainDate(row.person.birthDate);
    const named = row.person.nameKey === nameKey(fullName(name)) && born !== null && born.equals(birthDate);
    if (isOf(place, kept)) candidates.push({ named, kept, snils });
  }
  return candidates;
}

async function followMerges(db: Queryable, row: Pupil): Promise<{ kept: Pupil; snils: Buffer[] }> {
  const snils: Buffer[] = [];
  for (let kept = row; ;) {
    if (kept.person.snilsIndex) snils.push(Buffer.from(kept.person.snilsIndex));
    if (!kept.mergedIn) return { kept, snils };
    kept = await db.child.findUniqueOrThrow({ where: { personId: kept.mergedIn.keptId }, select: shape });
  }
}

function pupilsOf({ municipalityId, institutionId }: ImportPlace): Prisma.ChildWhereInput {
  return institutionId === null ? { municipalityId } : { institutionId };
}

function isOf(place: ImportPlace, pupil: Pupil): boolean {
  return place.institutionId === null
    ? pupil.municipalityId === place.municipalityId
    : pupil.institutionId === place.institutionId;
}

function different(candidates: readonly Candidate[]): Pupil[] {
  return [...new Map(candidates.map(({ kept }) => [kept.personId, kept])).values()];
}
