import { scanGone } from '@/lib/domain/retention';
import { scanPageAddress, scanStatuses, scanTroubleOf, scanTroubles } from '@/lib/domain/scan-files';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import { formatPhone } from '@/lib/domain/phone';
import { formatSnils } from '@/lib/domain/snils';
import { environment } from '@/lib/platform/environment';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { unsealDocumentNumber, unsealPersonField } from '@/lib/platform/sealed-fields';
import { fileNameOf } from '@/lib/platform/seal-file-names';
import { calendarDay, held, instant, type Held, type HeldRecord } from './held';

/** Which pictures there are of a scan. */
export const scanPages = { pages: { orderBy: { number: 'asc' }, select: { number: true } } } as const;

export const personShape = {
  id: true,
  surname: true,
  givenName: true,
  patronymic: true,
  birthDate: true,
  snilsSealed: true,
  addressSealed: true,
  phoneSealed: true,
  email: true,
  emailConfirmedAt: true,
  createdAt: true,
  changedAt: true,
  detailsDestroyedAt: true,
  documents: {
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      kind: true,
      numberSealed: true,
      issuedOn: true,
      issuedBy: true,
      comment: true,
      createdAt: true,
      supersededAt: true,
      scan: { include: scanPages },
    },
  },
} as const satisfies Prisma.PersonSelect;

export type ExportedPerson = Prisma.PersonGetPayload<{ select: typeof personShape }>;

export function personFacts(person: ExportedPerson): Held[] {
  const snils = unsealPersonField('snils', person.id, person.snilsSealed);
  const phone = unsealPersonField('phone', person.id, person.phoneSealed);
  return [
    held('person.surname', 'Фамилия', person.surname),
    held('person.given_name', 'Имя', person.givenName),
    held('person.patronymic', 'Отчество', person.patronymic),
    held('person.birth_date', 'Дата рождения', calendarDay(person.birthDate)),
    held('person.snils_sealed', 'СНИЛС', snils && formatSnils(snils)),
    held('person.address_sealed', 'Адрес', unsealPersonField('address', person.id, person.addressSealed)),
    held('person.phone_sealed', 'Телефон', phone && formatPhone(phone)),
    held('person.email', 'Электронная почта', person.email),
    held('person.email_confirmed_at', 'Почта подтверждена', instant(person.emailConfirmedAt)),
    held('person.created_at', 'Запись создана', instant(person.createdAt)),
    held('person.changed_at', 'Сведения изменены', instant(person.changedAt)),
    held('person.details_destroyed_at', 'Номера и адреса уничтожены', instant(person.detailsDestroyedAt)),
  ];
}

/** Numbers in clear: they are the family's own. The picture itself is a file of its own, behind its address. */
export function documentRecord(document: ExportedPerson['documents'][number]): HeldRecord {
  const { series, number } = unsealDocumentNumber(document.id, document.numberSealed);
  return {
    title: identityDocumentKinds[document.kind].title,
    facts: [
      held('identity_document.kind', 'Тип документа', identityDocumentKinds[document.kind].title),
      held('identity_document.number_sealed', 'Серия и номер', [series, number].filter(Boolean).join(' ')),
      held('identity_document.issued_on', 'Дата выдачи', calendarDay(document.issuedOn)),
      held('identity_document.issued_by', 'Место выдачи', document.issuedBy),
      held('identity_document.comment', 'Комментарий', document.comment),
      held('identity_document.created_at', 'Добавлен', instant(document.createdAt)),
      held('identity_document.superseded_at', 'Заменён другим', instant(document.supersededAt)),
      ...(document.scan ? scanFacts(document.scan) : []),
    ],
  };
}

export type ExportedScan = NonNullable<ExportedPerson['documents'][number]['scan']>;

export function scanFacts(scan: ExportedScan): Held[] {
  const gone = scanGone(scan, environment().TIME_ZONE);
  const trouble = scanTroubleOf(scan);
  return [
    held('scan.id', 'Снимок: скачать после входа в кабинет', gone ? null : addressesOf(scan)),
    held('scan.file_name_sealed', 'Снимок: имя файла', fileNameOf(scan)),
    held('scan.status', 'Снимок: состояние', gone ? null : scanStatuses[scan.status].title),
    held('scan.fault', 'Снимок: почему не показывается', trouble && scanTroubles[trouble]),
    held('scan.media_type', 'Снимок: формат', scan.mediaType),
    held('scan.size', 'Снимок: размер, байт', scan.size),
    held('scan_page.number', 'Снимок: страниц', scan.pages.length || null),
    held('scan.created_at', 'Снимок: получен', instant(scan.createdAt)),
    held('scan.destroyed_at', 'Снимок: удалён', instant(scan.destroyedAt)),
    held('scan.destroyed_for', 'Снимок: почему удалён', gone),
    held('scan.file_removed_at', 'Снимок: файл уничтожен', instant(scan.fileRemovedAt)),
  ];
}

/** Of a file nothing has been made of yet the first address opens as soon as there is a picture. */
function addressesOf({ id, pages }: ExportedScan): string {
  const numbers = pages.length > 0 ? pages.map(({ number }) => number) : [1];
  return numbers.map((number) => new URL(scanPageAddress(id, number), environment().APP_URL).href).join(' ');
}
