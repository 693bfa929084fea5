/** What one form of a correction at the desk asks for. */
export type DeskForm = 'name' | 'birthDate' | 'snils' | 'document' | 'address' | 'school' | 'phone';

type DeskMatterWords = {
  /** As it stands after «Исправить:». */
  title: string;
  about: 'child' | 'applicant';
  form: DeskForm;
};

/**
 * What the operator puts right while the original lies on the desk. Not here: the e-mail address, which only a link sent to
 * it proves, and the municipality, which is a move with the group and the list of institutions.
 */
export const deskMatters = {
  'child-name': { title: 'имя ребёнка', about: 'child', form: 'name' },
  'child-birth-date': { title: 'дату рождения', about: 'child', form: 'birthDate' },
  'child-document': { title: 'документ ребёнка', about: 'child', form: 'document' },
  'child-snils': { title: 'СНИЛС', about: 'child', form: 'snils' },
  'child-address': { title: 'адрес ребёнка', about: 'child', form: 'address' },
  'child-school': { title: 'школу или детский сад', about: 'child', form: 'school' },
  'child-phone': { title: 'телефон', about: 'child', form: 'phone' },
  'applicant-name': { title: 'имя заявителя', about: 'applicant', form: 'name' },
  'applicant-document': { title: 'документ заявителя', about: 'applicant', form: 'document' },
  'applicant-snils': { title: 'СНИЛС заявителя', about: 'applicant', form: 'snils' },
  'applicant-address': { title: 'адрес заявителя', about: 'applicant', form: 'address' },
  'applicant-phone': { title: 'телефон заявителя', about: 'applicant', form: 'phone' },
} as const satisfies Record<string, DeskMatterWords>;

export type DeskMatter = keyof typeof deskMatters;

export const allDeskMatters = Object.keys(deskMatters) as DeskMatter[];

export function readDeskMatter(text: string): DeskMatter | null {
  return allDeskMatters.find((matter) => matter === text) ?? null;
}

/** A child who applies alone has a telephone on the papers and no other applicant. */
export function deskMattersOf(about: 'child' | 'applicant', childApplies: boolean): DeskMatter[] {
  if (childApplies && about === 'applicant') return [];
  return allDeskMatters.filter(
    (matter) => deskMatters[matter].about === about && (matter !== 'child-phone' || childApplies),
  );
}

/** Why the record said something else than the original. */
export const deskReasons = {
  family_slip: { title: 'Опечатка семьи' },
  desk_slip: { title: 'Ошибка при записи в учреждении' },
  document_replaced: { title: 'Документ заменён: на столе другой' },
  facts_changed: { title: 'Сведения изменились' },
  other: { title: 'Другое' },
} as const satisfies Record<string, { title: string }>;

export type DeskReason = keyof typeof deskReasons;

export const allDeskReasons = Object.keys(deskReasons) as DeskReason[];

const changeable: readonly DeskForm[] = ['address', 'phone', 'school'];

/**
 * Who one is does not change by itself, where one lives does. The child's document is replaced by an action of its own,
 * which the certificate's history keeps; here only what was mistyped in it is put right.
 */
export function deskReasonsOf(matter: DeskMatter): DeskReason[] {
  const { form, about }: DeskMatterWords = deskMatters[matter];
  return allDeskReasons.filter(
    (reason) =>
      (reason !== 'document_replaced' || (form === 'document' && about === 'applicant')) &&
      (reason !== 'facts_changed' || changeable.includes(form)),
  );
}

/** Fields as families and staff read them. */
export const factTitles: Readonly<Record<string, string>> = {
  surname: 'Фамилия',
  givenName: 'Имя',
  patronymic: 'Отчество',
  birthDate: 'Дата рождения',
  snils: 'СНИЛС',
  kind: 'Тип документа',
  series: 'Серия документа',
  number: 'Номер документа',
  issuedOn: 'Дата выдачи документа',
  issuedBy: 'Место выдачи документа',
  address: 'Адрес регистрации',
  phone: 'Телефон',
  institution: 'Школа или детский сад',
};
