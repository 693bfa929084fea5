import { dbDate, plainDate } from '@/lib/domain/dates';
import { yesOrNo, type RowCells } from '@/lib/domain/import-row';
import { fullName, nameKey } from '@/lib/domain/names';
import { Refusal } from '@/lib/domain/refusal';
import { compareChildren } from '@/lib/domain/same-child';
import { findChosen, refuseChildAsAdult } from '@/lib/families/chosen-guardian';
import { findKnownParents, findKnownPupil, type KnownParent } from '@/lib/families/known-here';
import { findFamilyHere, refuseImpossible } from '@/lib/families/register-family';
import { anotherParent, type NewChild, type NewFamily } from '@/lib/families/register-fields';
import { pupilsOfRegistrar, type Registrar } from '@/lib/families/registrar';
import type { Queryable } from '@/lib/platform/database';
import { familyRowKey } from './family-row-key';
import { KnownPeople } from './known-people';
import { readFamily } from './read-family';
import { matchedRow, refusedRow, schoolOf, waitingRow, type Round, type Verdict } from './round';
import type { SeenFamilies } from './seen-families';

export type FamilyVerdict = {
  verdict: Verdict;
  family: NewFamily | null;
  registrar: Registrar | null;
  joined: boolean;
  /** Nobody in the register has the name or the SNILS of anybody in this family. */
  strange: boolean;
};

/** While a list is checked: the rows before this one, and of whom the register need not be asked. */
export type WhileChecking = { seen: SeenFamilies; known: KnownPeople };

/**
 * What comes of a row, by the rules of «Записать семью». When a list is written the rows before it are in the register, and
 * `checking` is null.
 */
export async function judgeFamily(
  db: Queryable,
  round: Round,
  cells: RowCells,
  checking: WhileChecking | null,
): Promise<FamilyVerdict> {
  const seen = checking?.seen ?? null;
  const nothing = { family: null, registrar: null, joined: false, strange: false };
  const school = schoolOf(round, cells.institution);
  const read = readFamily(cells);
  const faults = [...('fault' in school ? [school.fault] : []), ...('faults' in read ? read.faults : [])];
  if ('fault' in school || 'faults' in read) return { ...nothing, verdict: refusedRow(faults) };
  const { family } = read;
  const registrar = {
    institutionId: school.id,
    municipalityId: round.place.municipalityId,
    author: round.author,
  };
  const about = { institutionId: school.id, rowKey: familyRowKey(school.id, family) };
  try {
    refuseImpossible(family);
    refuseChildAsAdult(family.parent);
    const asked = { institutionId: school.id, family };
    const people = checking?.known ?? (await KnownPeople.of(db, [asked], false));
    const strange = people.isStrange(asked);
    const known =
      (seen && repeatedRow(registrar, family, seen)) ??
      (strange ? null : await findKnownRow(db, registrar, family, about.rowKey));
    if (known) return { ...nothing, verdict: { ...known, ...about } };
    if (!strange) await refusePupilElsewhere(db, round, registrar, family);
    const here = strange ? [] : await findKnownParents(db, pupilsOfRegistrar(registrar), family.parent);
    const { sameParent, joined } = answerForParent(round, registrar, { family, cells, seen, here });
    const answered = { ...family, parent: { ...family.parent, sameParent } };
    if (here.length > 0) await findChosen(db, pupilsOfRegistrar(registrar), answered.parent);
    const alone = !checking || (strange && people.isBornAlone(asked));
    const like = alone ? [] : await findAlike(db, registrar, family);
    const verdict = waitingRow({ ...about, why: like, doubtful: like.length > 0 });
    return { verdict, family: answered, registrar, joined, strange };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...nothing, verdict: refusedRow([error.message], about) };
  }
}

function repeatedRow(
  { institutionId }: Registrar,
  { parent, children: [child] }: NewFamily,
  seen: SeenFamilies,
): Verdict | null {
  const earlier = child && seen.childOf(institutionId, child, parent);
  if (!earlier) return null;
  if (earlier.sameParent) return matchedRow(`Повторяет строку ${earlier.line}`);
  return refusedRow([
    `Этот ребёнок уже есть в строке ${earlier.line} с другим взрослым. Второго взрослого добавьте в записи ребёнка после загрузки`,
  ]);
}

async function findKnownRow(
  db: Queryable,
  registrar: Registrar,
  family: NewFamily,
  rowKey: Uint8Array<ArrayBuffer>,
): Promise<Verdict | null> {
  const here = await findFamilyHere(db, registrar, family).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('conflict', pupilOfAnother) : error;
  });
  if (here) return matchedRow('Семья уже записана', { childId: here.childId });
  const { institutionId } = registrar;
  const before = await db.importRow.findFirst({
    where: { institutionId, rowKey, state: 'done' },
    select: { childId: true },
  });
  return before && matchedRow('Эта строка уже загружена раньше, запись с тех пор изменили', before);
}

const pupilOfAnother =
  'Этот ребёнок уже записан с другим взрослым. Второго взрослого добавьте в записи ребёнка';

/** A municipality knows the pupils of all its schools; a school is told of its own only. */
async function refusePupilElsewhere(
  db: Queryable,
  { place }: Round,
  { municipalityId, institutionId }: Registrar,
  { children }: NewFamily,
): Promise<void> {
  if (place.institutionId !== null) return;
  for (const child of children) {
    const elsewhere = { municipalityId, institutionId: { not: institutionId } };
    if (!(await findKnownPupil(db, elsewhere, child))) continue;
    throw new Refusal(
      'conflict',
      'Этот ребёнок записан в другом учреждении муниципалитета. Перевод делает загрузка «Изменения детей»',
    );
  }
}

type Asked = { family: NewFamily; cells: RowCells; seen: SeenFamilies | null; here: readonly KnownParent[] };

/** Whether the adult is one who is written down already: by SNILS or birth date, else by the answer of the row or of the whole list. */
function answerForParent(
  { sameNames }: Round,
  registrar: Registrar,
  { family: { parent }, cells, seen, here }: Asked,
): { sameParent: string | null; joined: boolean } {
  const earlier = seen?.parentsLike(registrar.institutionId, parent) ?? [];
  const sure = here.find(({ certain }) => certain);
  if (sure) return { sameParent: sure.personId, joined: true };
  if (earlier.some(({ certain }) => certain)) return { sameParent: anotherParent, joined: true };
  if (here.length + earlier.length === 0) return { sameParent: null, joined: false };
  const answer = yesOrNo(cells.sameParent ?? '') ?? (sameNames ? true : null);
  if (answer === false) return { sameParent: anotherParent, joined: false };
  if (answer === null) throw new Refusal('conflict', whichParent);
  if (here.length + earlier.length > 1) throw new Refusal('conflict', severalParents);
  return { sameParent: here[0]?.personId ?? anotherParent, joined: true };
}

const whichParent =
  'Взрослый с таким ФИО уже записан. Добавьте в таблицу его дату рождения или СНИЛС либо столбец «Тот же взрослый» с ответом «да» или «нет»';
const severalParents =
  'Взрослых с таким ФИО записано несколько. Добавьте в таблицу дату рождения или СНИЛС взрослого';

/** Pupils who may be this child under a slip of typing. */
async function findAlike(db: Queryable, registrar: Registrar, family: NewFamily): Promise<string[]> {
  const [child] = family.children;
  if (!child) return [];
  const rows = await db.child.findMany({
    where: {
      AND: [
        pupilsOfRegistrar(registrar),
        { person: { OR: [{ birthDate: dbDate(child.birthDate) }, { nameKey: nameKey(fullName(child)) }] } },
      ],
    },
    take: 50,
    select: {
      groupName: true,
      person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
    },
  });
  return rows.flatMap(({ groupName, person }) => {
    const born = person.birthDate && plainDate(person.birthDate);
    if (
      !born ||
      compareChildren(identityOf(child), { ...person, ...noNumbers, birthDate: born }).verdict === 'different'
    ) {
      return [];
    }
    return `Похож на записанного ребёнка: ${[fullName(person), groupName].filter(Boolean).join(', ')}. Проверьте, не один ли это ребёнок`;
  });
}

const noNumbers = { snilsIndex: null, documentIndexes: [] };

function identityOf({ surname, givenName, patronymic, birthDate }: NewChild) {
  return { surname, givenName, patronymic, birthDate, ...noNumbers };
}
