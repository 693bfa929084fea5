import type { FamilyActor } from '@/lib/access/actor';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { bookingCancelReasons, bookingStatuses } from '@/lib/domain/bookings';
import { certificateStatuses, terminationReasons } from '@/lib/domain/certificate-status';
import { fullName } from '@/lib/domain/names';
import { formatClock } from '@/lib/domain/opening-hours';
import { formatMoney } from '@/lib/domain/money';
import { roles } from '@/lib/domain/roles';
import { statusReasonTitle } from '@/lib/domain/status-reasons';
import type { Transaction } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { applicationRecords } from './application-records';
import { changeRecords, groundRecords } from './change-records';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { calendarDay, held, instant, section, type Held, type HeldRecord, type HeldSection } from './held';
import { consentRecords, paperParts, paperRecord } from './paper-records';

const shape = {
  id: true,
  number: true,
  status: true,
  createdAt: true,
  daysToBring: true,
  validUntil: true,
  activatedAt: true,
  terminationReason: true,
  municipality: { select: { shortName: true } },
  group: { select: { title: true } },
  document: { select: { kind: true } },
  chosenInstitution: { select: { shortName: true } },
  activatedAtInstitution: { select: { shortName: true } },
  previousCertificate: { select: { number: true } },
  application: { select: { applicantId: true } },
  statusChanges: {
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      fromStatus: true,
      toStatus: true,
      at: true,
      byRole: true,
      reasons: true,
      comment: true,
      remark: { select: { sealed: true } },
      institution: { select: { shortName: true } },
      byAccount: { select: { personId: true } },
    },
  },
  papers: { orderBy: { version: 'asc' }, include: paperParts },
  paperChecks: { orderBy: { paperKey: 'asc' } },
  bookings: {
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
    include: { institution: { select: { shortName: true } } },
  },
  fundingYears: { orderBy: { year: 'asc' }, include: { movements: { orderBy: { at: 'asc' } } } },
} as const satisfies Prisma.CertificateSelect;

type Row = Prisma.CertificateGetPayload<{ select: typeof shape }>;

/** Applications, certificates with their history, papers and consents of one child. Papers print the applicant: only one's own. */
export async function certificateSections(
  tx: Transaction,
  actor: FamilyActor,
  childId: string,
): Promise<HeldSection[]> {
  const { person } = await tx.child.findUniqueOrThrow({
    where: { personId: childId },
    select: { person: { select: { surname: true, givenName: true, patronymic: true } } },
  });
  const name = fullName(person);
  const certificates = await tx.certificate.findMany({
    where: { childId },
    orderBy: { createdAt: 'asc' },
    select: shape,
  });
  const own = certificates.filter(({ application }) => application.applicantId === actor.personId);
  return [
    section('applications', `Заявки: ${name}`, await applicationRecords(tx, actor, childId)),
    section('certificates', `Сертификаты: ${name}`, [
      ...certificates.flatMap(certificateRecords),
      ...(await changeRecords(tx, childId)),
      ...(await groundRecords(tx, childId)),
    ]),
    section('papers', `Заявления и согласия, которые Вы подписывали: ${name}`, [
      ...own.flatMap(({ papers }) => papers.map(paperRecord)),
      ...(await consentRecords(tx, actor, childId)),
    ]),
  ];
}

function certificateRecords(row: Row): HeldRecord[] {
  const number = formatCertificateNumber(row.number);
  return [
    { title: `Сертификат ${number}`, facts: certificateFacts(row) },
    ...row.statusChanges.map((change) => ({
      title: `История сертификата ${number}`,
      facts: [
        held('certificate_status_change.at', 'Когда', instant(change.at)),
        held('certificate_status_change.from_status', 'Было', statusTitle(change.fromStatus)),
        held('certificate_status_change.to_status', 'Стало', statusTitle(change.toStatus)),
        held('certificate_status_change.by_account_id', 'Кто', authorOf(change.byAccount)),
        held(
          'certificate_status_change.by_role',
          'Кто по должности',
          change.byRole && roles[change.byRole].title,
        ),
        held('certificate_status_change.institution_id', 'Где', change.institution?.shortName),
        held(
          'certificate_status_change.reasons',
          'Причина',
          change.reasons.map((key) => statusReasonTitle(key) ?? key).join(', '),
        ),
        held('certificate_status_change.comment', 'Пояснение', change.comment),
        held(
          'status_remark.sealed',
          'Пояснение специалиста',
          change.remark && unsealText(`status_remark.sealed:${change.id}`, change.remark.sealed),
        ),
      ],
    })),
    ...row.paperChecks.map((check) => ({
      title: `Проверка документов по сертификату ${number}`,
      facts: [
        held('paper_check.paper_key', 'Документ', paperTitles[check.paperKey] ?? check.paperKey),
        held('paper_check.result', 'Отметка', checkResults[check.result]),
        held('paper_check.checked_at', 'Когда', instant(check.checkedAt)),
      ],
    })),
    ...row.bookings.map((booking) => ({
      title: `Запись на приём по сертификату ${number}`,
      facts: bookingFacts(booking),
    })),
    ...row.fundingYears.map((year) => ({
      title: `Номинал сертификата ${number}`,
      facts: [
        held('funding_year.year', 'Год', year.year),
        held('funding_year.amount', 'Сумма', formatMoney(year.amount.toFixed(2))),
        held('funding_year.created_at', 'Начислено', instant(year.createdAt)),
        ...year.movements.flatMap((movement) => [
          held('funding_movement.kind', 'Операция', movementKinds[movement.kind]),
          held('funding_movement.amount', 'Операция: сумма', formatMoney(movement.amount.toFixed(2))),
          held('funding_movement.programme', 'Операция: программа', movement.programme),
          held('funding_movement.at', 'Операция: когда', instant(movement.at)),
        ]),
      ],
    })),
  ];
}

function bookingFacts(row: Row['bookings'][number]): Held[] {
  return [
    held('booking.institution_id', 'Учреждение', row.institution.shortName),
    held('booking.day', 'День', calendarDay(row.day)),
    held('booking.starts_at', 'Начало', formatClock(row.startsAt)),
    held('booking.ends_at', 'Конец', formatClock(row.endsAt)),
    held('booking.status', 'Состояние', bookingStatuses[row.status]),
    held(
      'booking.cancel_reason',
      'Почему отменена',
      row.cancelReason && bookingCancelReasons[row.cancelReason].title,
    ),
    held('booking.agreed_at', 'Когда выбрано время', instant(row.agreedAt)),
    held('booking.reminded_at', 'Напоминание отправлено', instant(row.remindedAt)),
    held('booking.settled_at', 'Отмечена или отменена', instant(row.settledAt)),
  ];
}

const paperTitles: Readonly<Record<string, string>> = {
  application: 'заявление',
  consent: 'согласие',
  applicant_document: 'документ заявителя',
  child_document: 'документ ребёнка',
  residence: 'подтверждение места жительства',
  snils: 'СНИЛС',
};
const checkResults = { original: 'оригинал', copy: 'копия', not_required: 'не требуется' } as const;
const movementKinds = {
  reserved: 'зарезервировано',
  released: 'резерв снят',
  written_off: 'списано',
} as const;

function certificateFacts(row: Row): Held[] {
  return [
    held('certificate.number', 'Номер', formatCertificateNumber(row.number)),
    held('certificate.status', 'Статус', statusTitle(row.status)),
    held('certificate.municipality_id', 'Муниципалитет', row.municipality.shortName),
    held('certificate.group_id', 'Группа', row.group.title),
    held('certificate.created_at', 'Дата создания', instant(row.createdAt)),
    held('certificate.days_to_bring', 'За сколько рабочих дней принести документы', row.daysToBring),
    held('certificate.valid_until', 'Действует до', calendarDay(row.validUntil)),
    held('certificate.chosen_institution_id', 'Выбранное учреждение', row.chosenInstitution?.shortName),
    held('certificate.activated_at', 'Активирован', instant(row.activatedAt)),
    held('certificate.activated_at_institution_id', 'Где активирован', row.activatedAtInstitution?.shortName),
    held(
      'certificate.termination_reason',
      'Почему прекращён',
      row.terminationReason && terminationReasons[row.terminationReason].title,
    ),
    held(
      'certificate.previous_certificate_id',
      'Прежний сертификат',
      row.previousCertificate && formatCertificateNumber(row.previousCertificate.number),
    ),
  ];
}

function statusTitle(status: keyof typeof certificateStatuses | null): string | null {
  return status && certificateStatuses[status].title;
}

/** Staff are named by their institution only, as on «Кто смотрел данные». */
function authorOf(account: { personId: string | null } | null): string {
  if (!account) return 'портал, автоматически';
  return account.personId ? 'семья' : 'специалист';
}
