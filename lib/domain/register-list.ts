import { z } from 'zod';
import { certificateStatuses, type CertificateStatus } from '@/lib/domain/certificate-status';
import type { PlainDate } from '@/lib/domain/dates';
import { field, optional, type Reading } from '@/lib/domain/field-text';
import { optionalDate } from '@/lib/domain/fields';

/** Orders of the register. Their keys stand in addresses. */
export const registerSorts = {
  issued: 'Сначала новые',
  first_issued: 'Сначала ранние',
  number: 'По номеру сертификата',
  name: 'По фамилии ребёнка',
  deadline: 'По сроку принести документы',
} as const satisfies Record<string, string>;

export type RegisterSort = keyof typeof registerSorts;

/** What a list may show of each record beside the name and the number. */
export const registerColumns = {
  birthDate: 'Дата рождения',
  age: 'Возраст',
  status: 'Статус',
  group: 'Группа',
  kind: 'Вид сертификата',
  school: 'Где учится',
  issued: 'Получен',
  activated: 'Активирован',
  activatedBy: 'Кто активировал',
  deadline: 'Срок принести документы',
  municipality: 'Муниципалитет',
} as const satisfies Record<string, string>;

export type RegisterColumn = keyof typeof registerColumns;

export const registerColumnKeys = Object.keys(registerColumns) as readonly RegisterColumn[];
export const usualColumns: readonly RegisterColumn[] = ['birthDate', 'status', 'group', 'issued'];

export const certificateKinds = {
  accounting: 'Сертификат учёта',
  funded: 'Сертификат персонифицированного финансирования',
} as const satisfies Record<string, string>;

export const deadlineFilters = {
  over: 'Срок прошёл',
  near: 'Срок прошёл или кончается сегодня или завтра',
} as const satisfies Record<string, string>;

/** One of a closed list, or nothing: only a damaged address sends anything else. */
function optionalChoice<const Option extends string>(options: readonly Option[]) {
  return field(
    optional((text): Reading<Option> => {
      const option = options.find((one) => one === text);
      return option ? { value: option } : { sentence: 'Такого варианта нет. Выберите другой' };
    }),
  );
}

const optionalRecord = field(
  optional((text): Reading<string> =>
    z.uuid().safeParse(text).success
      ? { value: text.toLowerCase() }
      : { sentence: 'Такого варианта нет. Выберите другой' },
  ),
);

const optionalAge = field(
  optional((text): Reading<number> => {
    const age = /^\d{1,2}$/.test(text) ? Number(text) : NaN;
    return age <= 30 ? { value: age } : { sentence: 'Введите возраст числом, например 7' };
  }),
);

const day = (title: string, accusative: string) => optionalDate({ label: { title, accusative } });
const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>) => Object.keys(table) as Key[];

/** Conditions and order of a list, by the names they have in forms and addresses. None of them is anything personal. */
export const registerParts = {
  status: optionalChoice(keysOf(certificateStatuses)),
  kind: optionalChoice(keysOf(certificateKinds)),
  group: optionalRecord,
  school: optionalRecord,
  activatedBy: optionalRecord,
  municipality: optionalRecord,
  ageFrom: optionalAge,
  ageTo: optionalAge,
  issuedFrom: day('Получен с', 'первый день'),
  issuedTo: day('Получен по', 'последний день'),
  activatedFrom: day('Активирован с', 'первый день'),
  activatedTo: day('Активирован по', 'последний день'),
  deadline: optionalChoice(keysOf(deadlineFilters)),
  sort: optionalChoice(keysOf(registerSorts)),
} as const;

export type RegisterFilter = {
  status: CertificateStatus | null;
  kind: keyof typeof certificateKinds | null;
  group: string | null;
  school: string | null;
  activatedBy: string | null;
  municipality: string | null;
  ageFrom: number | null;
  ageTo: number | null;
  issuedFrom: PlainDate | null;
  issuedTo: PlainDate | null;
  activatedFrom: PlainDate | null;
  activatedTo: PlainDate | null;
  deadline: keyof typeof deadlineFilters | null;
  sort: RegisterSort | null;
};

export type RegisterList = RegisterFilter & {
  columns: readonly RegisterColumn[];
  /** Under which the searched words are kept on the server. */
  search: string | null;
};

type AddressQuery = Readonly<Record<string, string | string[] | undefined>>;

/** The list an address asks for. What cannot be read in it is left out: an old or damaged address opens, too. */
export function readRegisterAddress(query: AddressQuery): RegisterList {
  const read = <T>(name: string, part: z.ZodType<T>): T | null =>
    typeof query[name] === 'string' ? (part.safeParse(query[name]).data ?? null) : null;
  const columns = typeof query.columns === 'string' ? readColumns(query.columns.split('.')) : [];
  return {
    status: read('status', registerParts.status),
    kind: read('kind', registerParts.kind),
    group: read('group', registerParts.group),
    school: read('school', registerParts.school),
    activatedBy: read('activatedBy', registerParts.activatedBy),
    municipality: read('municipality', registerParts.municipality),
    ageFrom: read('ageFrom', registerParts.ageFrom),
    ageTo: read('ageTo', registerParts.ageTo),
    issuedFrom: read('issuedFrom', registerParts.issuedFrom),
    issuedTo: read('issuedTo', registerParts.issuedTo),
    activatedFrom: read('activatedFrom', registerParts.activatedFrom),
    activatedTo: read('activatedTo', registerParts.activatedTo),
    deadline: read('deadline', registerParts.deadline),
    sort: read('sort', registerParts.sort),
    columns: columns.length > 0 ? columns : usualColumns,
    search: read('search', optionalRecord),
  };
}

/** The columns of this choice, in the order in which they stand. */
export function readColumns(names: readonly string[]): RegisterColumn[] {
  return registerColumnKeys.filter((key) => names.includes(key));
}

/** The conditions as they stand in an address, always in the same order; without the searched words unless they are asked for. */
export function registerQuery(list: RegisterList, { search = true } = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filterOf(list))) {
    if (value !== null) params.set(name, String(value));
  }
  if (list.columns.join('.') !== usualColumns.join('.')) params.set('columns', list.columns.join('.'));
  if (search && list.search !== null) params.set('search', list.search);
  return params.toString();
}

function filterOf(list: RegisterList): RegisterFilter {
  return {
    status: list.status,
    kind: list.kind,
    group: list.group,
    school: list.school,
    activatedBy: list.activatedBy,
    municipality: list.municipality,
    ageFrom: list.ageFrom,
    ageTo: list.ageTo,
    issuedFrom: list.issuedFrom,
    issuedTo: list.issuedTo,
    activatedFrom: list.activatedFrom,
    activatedTo: list.activatedTo,
    deadline: list.deadline,
    sort: list.sort,
  };
}

/** Names of the conditions that narrow the list, for the audit: never a value. */
export function usedConditions(list: RegisterList): string[] {
  const used = Object.entries(filterOf(list)).flatMap(([name, value]) =>
    name === 'sort' || value === null ? [] : [name],
  );
  return list.search === null ? used : [...used, 'search'];
}
