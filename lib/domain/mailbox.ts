import type { LetterKind } from './letters';
import { counted, plural } from './plural';

/** The parts of «Почта»; what is in the archive is in no other part. */
export const mailFolders = {
  inbox: 'Письма',
  unread: 'Непрочитанные',
  archive: 'Архив',
} as const satisfies Record<string, string>;

export type MailFolder = keyof typeof mailFolders;

/** The part an address names; anything else is the beginning. */
export function mailFolder(asked: unknown): MailFolder {
  return asked === 'unread' || asked === 'archive' ? asked : 'inbox';
}

export function mailAddress(folder: MailFolder, after: string | null = null): string {
  const query = new URLSearchParams({
    ...(folder === 'inbox' ? {} : { show: folder }),
    ...(after === null ? {} : { after }),
  }).toString();
  return query === '' ? mailPage : `${mailPage}?${query}`;
}

/** «Почта» of whoever is signed in, in any role. */
export const mailPage = '/account/mail';

/** «3 непрочитанных», as it stands after «Почта, ». */
export function unreadWords(count: number): string {
  return counted(count, 'непрочитанное', 'непрочитанных', 'непрочитанных');
}

/** «3 непрочитанных письма» */
export function unreadLetters(count: number): string {
  return `${unreadWords(count)} ${plural(count, 'письмо', 'письма', 'писем')}`;
}

/** What a letter is called in «Почта»: among those of the portal no sender is named. */
export function titleInMail(subject: string): string {
  return subject.replace(/ — портал сертификатов$/, '');
}

/** What is done with a letter by a button on its page, and what is said of it then. */
export const letterDeeds = {
  unread: 'Письмо отмечено непрочитанным',
  archive: 'Письмо убрано в архив',
  restore: 'Письмо возвращено из архива',
} as const satisfies Record<string, string>;

export type LetterDeed = keyof typeof letterDeeds;

/** Files that belong to a letter; `path` stands after the address of the certificate's card. */
export const attachments = {
  paper: { title: 'Заявление и согласие', type: 'PDF', path: 'paper' },
  memo: { title: 'Памятка: что и куда принести', type: 'PDF', path: 'reminder' },
  lastDay: {
    title: 'Последний день, чтобы принести документы',
    type: 'файл для календаря',
    path: 'calendar',
  },
  visit: { title: 'Время приёма', type: 'файл для календаря', path: 'visit/calendar' },
  sheet: { title: 'Сертификат', type: 'PDF', path: 'sheet' },
} as const satisfies Record<string, { title: string; type: string; path: string }>;

export type Attachment = keyof typeof attachments;

const toBring = ['paper', 'memo', 'lastDay'] as const;
const toVisit = ['visit', 'paper', 'memo'] as const;

/** What a letter brings along, as long as it can be had: by then the papers may have been brought, or the visit be over. */
export const letterAttachments: Readonly<Partial<Record<LetterKind, readonly Attachment[]>>> = {
  certificate_received: toBring,
  papers_reminder: toBring,
  deadline_tomorrow: toBring,
  deadline_passed: ['paper', 'memo'],
  return_lifted: toBring,
  certificate_activated: ['sheet'],
  certificate_status_changed: ['sheet'],
  visit_booked: toVisit,
  visit_moved: toVisit,
  visit_tomorrow: toVisit,
};

const id = String.raw`([\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12})(?:/|$)`;
const cardAddress = new RegExp(`^/cabinet/certificates/${id}`);
const questionAddress = new RegExp(`^/(?:cabinet|counter)/questions/${id}`);

/** The certificate to whose card a link leads, or null. */
export function certificateOfLink(link: string): string | null {
  return cardAddress.exec(new URL(link).pathname)?.[1] ?? null;
}

/** The question to the institution to which a link leads, or null. */
export function questionOfLink(link: string): string | null {
  return questionAddress.exec(new URL(link).pathname)?.[1] ?? null;
}

/** Where a link of a letter leads within the portal, wherever the portal stood when the letter was written. */
export function pathOfLink(link: string): string {
  const { pathname, search, hash } = new URL(link);
  return `${pathname}${search}${hash}`;
}
