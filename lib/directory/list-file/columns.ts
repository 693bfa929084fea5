import { z } from 'zod';
import { parsedOr, type Reading } from '@/lib/domain/field-text';
import { readText } from '@/lib/domain/field-readers';
import { allInstitutionKinds, institutionKinds, type InstitutionKind } from '@/lib/domain/institution-kinds';
import type { DayHours } from '@/lib/domain/opening-hours';
import { readWeekHours } from '@/lib/domain/typed-hours';
import { readEmail, readMapUrl, readOfficePhone } from '../institutions/card-fields';

/** What a line of the file can say of an institution. */
export type FileCard = {
  kind: InstitutionKind;
  name: string;
  shortName: string;
  address: string;
  room: string | null;
  phone: string | null;
  email: string | null;
  mapUrl: string | null;
  hours: DayHours[];
};

export type FileField = keyof FileCard;

type Column<Key extends FileField> = {
  title: string;
  /** A new institution cannot do without it. */
  needed: boolean;
  read: (text: string) => Reading<FileCard[Key]>;
};

function line(max: number) {
  return (text: string): Reading<string> =>
    text === '' ? { sentence: 'не заполнено' } : readText(max, text.replace(/\s+/g, ' '));
}

function orEmpty(read: (text: string) => Reading<string>) {
  return (text: string): Reading<string | null> => (text === '' ? { value: null } : read(text));
}

function readKind(text: string): Reading<InstitutionKind> {
  const folded = text.toLowerCase();
  const kind = allInstitutionKinds.find((key) => institutionKinds[key].toLowerCase() === folded);
  return parsedOr(kind ?? null, `вид учреждения пишется так: ${Object.values(institutionKinds).join(', ')}`);
}

function readHours(text: string): Reading<DayHours[]> {
  const week = readWeekHours(text);
  return typeof week === 'string'
    ? { sentence: 'часы пишутся так: пн–пт 9:30–17:00, обед 12:00–13:00; сб 10:00–14:00' }
    : { value: week };
}

/** The columns of the file in their order; the same names are written and read. */
export const fileColumns = {
  kind: { title: 'Вид', needed: true, read: readKind },
  name: { title: 'Полное название', needed: true, read: line(300) },
  shortName: { title: 'Краткое название', needed: true, read: line(120) },
  address: { title: 'Адрес', needed: true, read: line(300) },
  room: { title: 'Кабинет', needed: false, read: orEmpty(line(100)) },
  phone: { title: 'Телефон', needed: false, read: orEmpty(readOfficePhone) },
  email: { title: 'Электронная почта', needed: false, read: orEmpty(readEmail) },
  mapUrl: { title: 'Карта', needed: false, read: orEmpty(readMapUrl) },
  hours: { title: 'Часы приёма', needed: false, read: readHours },
} as const satisfies { [Key in FileField]: Column<Key> };

export const fileFields = Object.keys(fileColumns) as FileField[];

/** Rights as the file tells them: «всех с 01.09.2026 по 31.05.2027; своих с 01.06.2027», an empty cell is none. */
export const rightColumns = {
  accepts: {
    title: 'Принимает заявления',
    kind: 'accepts_applications',
    words: { everybody: 'всех', own_pupils: 'своих' },
    example: 'всех с 01.09.2026 по 31.05.2027, или: своих с 01.09.2026, или пусто',
  },
  issues: {
    title: 'Выдаёт логины',
    kind: 'issues_logins',
    words: { everybody: 'да' },
    example: 'да с 01.09.2026 по 31.05.2027, или пусто',
  },
} as const;

export type RightColumn = keyof typeof rightColumns;
export const rightFields = ['accepts', 'issues'] as const satisfies readonly RightColumn[];

/** Told and compared, never written: closing has its own page, which shows what ends with it. */
export const closedColumn = 'Закрыто с';

export function titleOf(field: FileField | RightColumn): string {
  return field === 'accepts' || field === 'issues' ? rightColumns[field].title : fileColumns[field].title;
}

/** Names the record, so that a changed name is still the same institution. */
export const codeColumn = 'Код';

export function isCode(text: string): boolean {
  return z.uuid().safeParse(text).success;
}
