import { dayIn, formatDate } from '@/lib/domain/dates';
import { counted } from '@/lib/domain/plural';

/**
 * What is destroyed after a time, how long it is kept when nobody set anything else (days) and between which bounds it may
 * be set. `from` says from which moment the days count, `gone` what a page shows in the place of a scan.
 */
export const retentionMatters = {
  scan_after_activation: {
    title: 'Снимок документа после активации сертификата',
    from: 'со дня активации: оригинал уже проверен',
    gone: 'сертификат активирован, оригинал проверен',
    days: { usual: 30, min: 1, max: 180 },
    categories: ['scan'],
  },
  scan_after_end: {
    title: 'Снимок документа, когда сертификат прекращён или истёк',
    from: 'со дня окончания сертификата; закон отводит 30 дней, последний — на ночной запуск',
    gone: 'сертификат больше не действует',
    days: { usual: 10, min: 1, max: 29 },
    categories: ['scan'],
  },
  withdrawn: {
    title: 'Данные после отзыва согласия',
    from: 'со дня отзыва; закон отводит 30 дней, последний — на ночной запуск',
    gone: 'согласие отозвано',
    days: { usual: 10, min: 1, max: 29 },
    categories: [
      'scan',
      'document',
      'snils',
      'address',
      'phone',
      'paper',
      'list_row',
      'question',
      'change_values',
    ],
  },
  unclaimed: {
    title: 'Заявка, по которой сертификат не получен, и снимки к ней',
    from: 'со дня отмены заявки или окончания её срока',
    gone: 'сертификат не получен',
    days: { usual: 365, min: 30, max: 1095 },
    categories: ['scan', 'email'],
  },
  letters: {
    title: 'Письма портала семье и сотрудникам, вопросы семьи учреждению',
    from: 'со дня письма или последнего сообщения',
    gone: 'истёк срок хранения',
    days: { usual: 1095, min: 90, max: 1825 },
    categories: ['letter', 'question'],
  },
  sign_in_traces: {
    title:
      'Сведения о входах: сеансы, листки с первым паролем, ссылки восстановления, использованные запасные коды',
    from: 'со дня окончания сеанса, листка или ссылки',
    gone: 'истёк срок хранения',
    days: { usual: 365, min: 30, max: 1095 },
    categories: ['sign_in'],
  },
  register_record: {
    title: 'Запись реестра о ребёнке, затем и о его представителях',
    from: 'с 18-летия или со дня отзыва согласия',
    gone: 'истёк срок хранения',
    days: { usual: 1095, min: 365, max: 3650 },
    categories: [
      'name',
      'birth_date',
      'scan',
      'document',
      'snils',
      'address',
      'phone',
      'email',
      'school',
      'paper',
      'list_row',
      'letter',
      'question',
      'sign_in',
      'change_values',
    ],
  },
} as const satisfies Record<string, RetentionMatterFacts>;

/** Kinds of personal data as an act of destruction names them. */
export const dataCategories = {
  name: 'фамилия, имя, отчество',
  birth_date: 'дата рождения',
  scan: 'изображение документа',
  document: 'реквизиты документа, удостоверяющего личность',
  snils: 'СНИЛС',
  address: 'адрес',
  phone: 'номер телефона',
  email: 'адрес электронной почты',
  school: 'сведения о школе или детском саде',
  paper: 'содержание заявления и согласия',
  list_row: 'строка загруженного списка и файл с ней',
  letter: 'письма',
  question: 'вопросы учреждению и ответы',
  sign_in: 'сведения о входах в кабинет',
  change_values: 'прежние значения изменённых сведений',
} as const;

export type DataCategory = keyof typeof dataCategories;

type RetentionMatterFacts = {
  title: string;
  from: string;
  gone: string;
  days: { usual: number; min: number; max: number };
  categories: readonly DataCategory[];
};

export type RetentionMatter = keyof typeof retentionMatters;

export const allRetentionMatters = Object.keys(retentionMatters) as RetentionMatter[];

/** How many days each matter is kept. */
export type RetentionTerms = Readonly<Record<RetentionMatter, number>>;

const day = 86_400_000;

/** What is older than this instant is due. */
export function dueBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * day);
}

/** «30 дней»; whole years as people count them: «3 года». */
export function termWords(days: number): string {
  const years = days / 365;
  return Number.isInteger(years)
    ? counted(years, 'год', 'года', 'лет')
    : counted(days, 'день', 'дня', 'дней');
}

/** What is wrong with a term, a sentence for its field, or null. */
export function termFault(matter: RetentionMatter, days: number): string | null {
  const { min, max } = retentionMatters[matter].days;
  const fits = Number.isInteger(days) && days >= min && days <= max;
  return fits ? null : `Введите целое число дней от ${min} до ${max}`;
}

type DestroyedScan = { destroyedAt: Date | null; destroyedFor: RetentionMatter | null };

/** «Скан удалён 21.12.2026: сертификат активирован, оригинал проверен», or null as long as there is a picture. */
export function scanGone({ destroyedAt, destroyedFor }: DestroyedScan, timeZone: string): string | null {
  if (!destroyedAt || !destroyedFor) return null;
  return `Скан удалён ${formatDate(dayIn(timeZone, destroyedAt))}: ${retentionMatters[destroyedFor].gone}`;
}
