import { z } from 'zod';
import {
  birthDateWords,
  dateField,
  nameWords,
  optionalName,
  optionalText,
  requiredName,
  snilsField,
} from '@/lib/domain/fields';
import type { RowCells } from '@/lib/domain/import-row';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { findPupil } from './find-pupil';
import { nameOf } from './read-family';
import { matchedRow, refusedRow, schoolOf, waitingRow, type Round, type Verdict } from './round';

const pupilFields = z.object({
  surname: requiredName(nameWords.surname),
  givenName: requiredName(nameWords.givenName),
  patronymic: optionalName(nameWords.patronymic),
  birthDate: dateField({ label: birthDateWords, notAfter: today }),
  snils: snilsField,
  groupName: optionalText({ max: 40 }),
});

/** What changes of a pupil; null where it stays as it is. */
export type PupilChange = { childId: string; groupName: string | null; institutionId: string | null };

export type PupilVerdict = { verdict: Verdict; change: PupilChange | null };

/** What comes of a row that says where a child learns from now on. `seen` holds the children of the rows before it. */
export async function judgePupil(
  db: Queryable,
  round: Round,
  cells: RowCells,
  seen: ReadonlyMap<string, number> | null,
): Promise<PupilVerdict> {
  const parsed = pupilFields.safeParse({
    ...nameOf(cells, 'child'),
    birthDate: cells.childBirthDate ?? '',
    snils: cells.childSnils ?? '',
    groupName: cells.groupName ?? '',
  });
  const school = schoolOf(round, cells.institution);
  const faults = [
    ...('fault' in school ? [school.fault] : []),
    ...(parsed.success ? [] : parsed.error.issues.map(({ message }) => message)),
  ];
  if ('fault' in school || !parsed.success) return { verdict: refusedRow(faults), change: null };
  const { groupName, ...sought } = parsed.data;
  const child = await findPupil(db, round.place, sought);
  const about = { institutionId: school.id };
  const refuse = (why: string) => ({ verdict: refusedRow([why], about), change: null });
  if (typeof child === 'string') return refuse(child);
  if (child === null) return refuse(round.place.institutionId === null ? unknownHere : unknownAtSchool);
  const line = seen?.get(child.personId);
  if (line !== undefined) return refuse(`Повторяет строку ${line}`);
  const change = {
    childId: child.personId,
    groupName: groupName === null || groupName === child.groupName ? null : groupName,
    institutionId: school.id === child.institutionId ? null : school.id,
  };
  if (change.groupName === null && change.institutionId === null) {
    return {
      verdict: matchedRow('Класс и учреждение уже такие', { ...about, childId: child.personId }),
      change: null,
    };
  }
  return { verdict: waitingRow({ ...about, childId: child.personId }), change };
}

const unknownHere = 'Такого ребёнка нет в муниципалитете. Проверьте ФИО и дату рождения';
const unknownAtSchool =
  'Такого ребёнка нет в списке учреждения. Проверьте ФИО и дату рождения. Перевод из другого учреждения загружает администратор муниципалитета';
