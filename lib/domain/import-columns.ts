import type { ImportKind } from './table-import';

type ImportColumn = {
  title: string;
  /** Said below the choice of its column. */
  hint?: string;
  /** How schools head it, as `headingKey` writes it. */
  headings: readonly string[];
};

/** What a column of a list may hold. */
export const importColumns = {
  institution: {
    title: 'Учреждение',
    hint: 'Название, как оно стоит в списке учреждений.',
    headings: ['учреждение', 'школа', 'оо', 'организация', 'образовательная организация', 'детский сад'],
  },
  groupName: {
    title: 'Класс или группа',
    headings: ['класс', 'группа', 'класс или группа', 'класс группа', 'новый класс', 'параллель'],
  },
  childName: {
    title: 'ФИО ребёнка одним столбцом',
    headings: ['фио', 'фио ребенка', 'ребенок', 'ученик', 'воспитанник', 'фио ученика', 'фио воспитанника'],
  },
  childSurname: { title: 'Фамилия ребёнка', headings: ['фамилия', 'фамилия ребенка', 'фамилия ученика'] },
  childGivenName: { title: 'Имя ребёнка', headings: ['имя', 'имя ребенка', 'имя ученика'] },
  childPatronymic: {
    title: 'Отчество ребёнка',
    headings: ['отчество', 'отчество ребенка', 'отчество ученика'],
  },
  childBirthDate: {
    title: 'Дата рождения ребёнка',
    headings: ['дата рождения', 'дата рождения ребенка', 'др', 'д р', 'дата рождения ученика'],
  },
  childSnils: { title: 'СНИЛС ребёнка', headings: ['снилс', 'снилс ребенка', 'снилс ученика'] },
  parentName: {
    title: 'ФИО взрослого одним столбцом',
    headings: ['родитель', 'фио родителя', 'законный представитель', 'мать', 'фио матери', 'взрослый'],
  },
  parentSurname: { title: 'Фамилия взрослого', headings: ['фамилия родителя', 'фамилия взрослого'] },
  parentGivenName: { title: 'Имя взрослого', headings: ['имя родителя', 'имя взрослого'] },
  parentPatronymic: { title: 'Отчество взрослого', headings: ['отчество родителя', 'отчество взрослого'] },
  parentBirthDate: {
    title: 'Дата рождения взрослого',
    hint: 'По ней или по СНИЛС портал узнаёт, что взрослый уже записан с другим ребёнком.',
    headings: ['дата рождения родителя', 'дата рождения взрослого'],
  },
  parentSnils: { title: 'СНИЛС взрослого', headings: ['снилс родителя', 'снилс взрослого'] },
  ground: {
    title: 'Кем приходится ребёнку',
    hint: 'Родитель, усыновитель, опекун, попечитель, приёмный родитель. Если столбца нет, все взрослые — родители.',
    headings: ['кем приходится', 'кем приходится ребенку', 'степень родства', 'родство', 'основание'],
  },
  sameParent: {
    title: 'Тот же взрослый',
    hint: '«да» или «нет»: ответ для взрослых, чьё ФИО уже записано, а даты рождения и СНИЛС нет.',
    headings: ['тот же взрослый', 'тот же родитель'],
  },
} as const satisfies Record<string, ImportColumn>;

export type ImportField = keyof typeof importColumns;

const name = ['childName', 'childSurname', 'childGivenName', 'childPatronymic'] as const;
const child = ['groupName', ...name, 'childBirthDate', 'childSnils'] as const;
const parent = [
  'parentName',
  'parentSurname',
  'parentGivenName',
  'parentPatronymic',
  'parentBirthDate',
  'parentSnils',
  'ground',
  'sameParent',
] as const;

/** Fields of a list, in the order of the form. A list from the municipality's desk names the school in each row. */
export function fieldsOf(kind: ImportKind, namesSchools: boolean): readonly ImportField[] {
  return [
    ...(namesSchools ? ['institution' as const] : []),
    ...child,
    ...(kind === 'families' ? parent : []),
  ];
}

/** Place of a column from 0, by the field it holds. */
export type ChosenColumns = Readonly<Partial<Record<ImportField, number>>>;

/** What is wrong with a choice of columns: sentences by field. */
export function columnFaults(
  kind: ImportKind,
  namesSchools: boolean,
  columns: ChosenColumns,
): Partial<Record<ImportField, string>> {
  const faults: Partial<Record<ImportField, string>> = {};
  const has = (field: ImportField) => columns[field] !== undefined;
  if (namesSchools && !has('institution')) faults.institution = 'Укажите столбец с учреждением';
  if (!has('childName') && !(has('childSurname') && has('childGivenName'))) {
    faults.childName = 'Укажите столбец с ФИО ребёнка или отдельные столбцы с фамилией и именем';
  }
  if (!has('childBirthDate')) faults.childBirthDate = 'Укажите столбец с датой рождения ребёнка';
  if (kind === 'pupils' && !has('groupName') && !namesSchools) {
    faults.groupName = 'Укажите столбец с классом или группой: его и меняет загрузка';
  }
  if (kind === 'families' && !has('parentName') && !(has('parentSurname') && has('parentGivenName'))) {
    faults.parentName = 'Укажите столбец с ФИО взрослого или отдельные столбцы с фамилией и именем';
  }
  const seen = new Map<number, ImportField>();
  for (const [field, place] of Object.entries(columns) as [ImportField, number][]) {
    if (seen.has(place)) faults[field] ??= 'Этот столбец уже выбран для другого поля';
    seen.set(place, field);
  }
  return faults;
}

/** Equal for headings that mean the same: case, ё, signs and «*» do not count. */
export function headingKey(heading: string): string {
  return heading
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The field a heading is known for, among these. */
export function knownField(heading: string, fields: readonly ImportField[]): ImportField | null {
  const key = headingKey(heading);
  return (
    fields.find((field) => {
      const { title, headings } = importColumns[field];
      return headingKey(title) === key || (headings as readonly string[]).includes(key);
    }) ?? null
  );
}

/** Line of the headings among the first ones, from 1: the one with most known headings, else the first with several cells. */
export function findHeaderLine(
  lines: readonly (readonly string[])[],
  fields: readonly ImportField[],
): number {
  const known = lines.map((cells) => cells.filter((cell) => knownField(cell, fields) !== null).length);
  const most = Math.max(0, ...known);
  if (most > 1) return known.indexOf(most) + 1;
  const first = lines.findIndex((cells) => cells.filter((cell) => cell.trim() !== '').length > 1);
  return Math.max(first, 0) + 1;
}
