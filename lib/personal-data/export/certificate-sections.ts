import type { FamilyActor } from '@/lib/access/actor';
import { applicationChannels, applicationStatuses } from '@/lib/domain/application-status';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { certificateStatuses, terminationReasons } from '@/lib/domain/certificate-status';
import { fullName } from '@/lib/domain/names';
import { formatPaperCode } from '@/lib/domain/paper-code';
import { formatMoney } from '@/lib/domain/money';
import { roles } from '@/lib/domain/roles';
import { statusReasonTitle } from '@/lib/domain/status-reasons';
import type { Transaction } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { changeRecords, groundRecords } from './change-records';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { PaperData } from '@/lib/papers/paper-data';
import { calendarDay, held, instant, section, type Held, type HeldRecord, type HeldSection } from './held';

const shape = {
  id: true,
  number: true,
  status: true,
  createdAt: true,
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
  papers: {
    orderBy: { version: 'asc' },
    include: {
      kept: { select: { sha256: true, size: true, keptAt: true } },
    },
  },
  paperChecks: { orderBy: { paperKey: 'asc' } },
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

async function applicationRecords(
  tx: Transaction,
  actor: FamilyActor,
  childId: string,
): Promise<HeldRecord[]> {
  const applications = await tx.application.findMany({
    where: { childId },
    orderBy: { createdAt: 'asc' },
    include: { confirmations: { orderBy: { createdAt: 'asc' } } },
  });
  return applications.map((row) => {
    const own = row.applicantId === actor.personId;
    return {
      title: `Заявка № ${row.number}`,
      facts: [
        held('application.number', 'Номер заявки', row.number),
        held('application.applicant_id', 'Заявитель', own ? 'Вы' : 'другой представитель ребёнка'),
        held('application.channel', 'Как подана', applicationChannels[row.channel].title),
        held('application.status', 'Состояние', applicationStatuses[row.status].title),
        held('application.created_at', 'Создана', instant(row.createdAt)),
        held('application.confirmed_at', 'Почта подтверждена', instant(row.confirmedAt)),
        held('application.closed_at', 'Закрыта', instant(row.closedAt)),
        // Another guardian's address is the other guardian's.
        ...(own ? [held('application.email', 'Электронная почта', row.email)] : []),
        ...(own ? row.confirmations.flatMap(confirmationFacts) : []),
      ],
    };
  });
}

type Confirmation = { email: string; createdAt: Date; usedAt: Date | null; voidedAt: Date | null };

function confirmationFacts(row: Confirmation): Held[] {
  return [
    held('email_confirmation.email', 'Письмо для подтверждения: адрес', row.email),
    held('email_confirmation.created_at', 'Письмо для подтверждения: отправлено', instant(row.createdAt)),
    held('email_confirmation.used_at', 'Письмо для подтверждения: ссылка открыта', instant(row.usedAt)),
    held('email_confirmation.voided_at', 'Письмо для подтверждения: ссылка отменена', instant(row.voidedAt)),
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

type PaperRow = Row['papers'][number];

function paperRecord(paper: PaperRow): HeldRecord {
  const content = JSON.parse(
    unsealText(`paper.content:${paper.id}`, paper.contentSealed),
  ) as PaperData | null;
  return {
    title: content ? `Заявление и согласие № ${content.applicationNumber}` : 'Заявление и согласие',
    facts: [
      held('paper.version', 'Версия', paper.version),
      held('paper.code', 'Код для специалиста', formatPaperCode(paper.code)),
      held('paper.made_at', 'Сформировано', instant(paper.madeAt)),
      held('paper.content_sealed', 'Что напечатано', content ? linesOf(content).join('\n') : 'Уничтожено'),
      ...(paper.kept ? keptFacts(paper.kept) : []),
    ],
  };
}

/** The file itself is not in the file about it: it is downloaded from the card of the certificate. */
function keptFacts({ sha256, size, keptAt }: NonNullable<PaperRow['kept']>): Held[] {
  return [
    held('kept_paper.kept_at', 'Выдано в первый раз', instant(keptAt)),
    held(
      'kept_paper.content_sealed',
      'Выданный файл',
      'Хранится зашифрованным, скачать его можно в карточке сертификата',
    ),
    held('kept_paper.size', 'Выданный файл: размер, байт', size),
    held('kept_paper.sha256', 'Выданный файл: контрольная сумма SHA-256', sha256),
  ];
}

function linesOf({ child, applicant, childContacts, ...paper }: PaperData): string[] {
  const people = [child, ...(applicant ? [applicant] : [])];
  const contacts = applicant ?? childContacts;
  return [
    `Кому: ${paper.addressee}`,
    `Муниципалитет: ${paper.municipality}; группа: ${paper.group}`,
    `Оператор персональных данных: ${paper.dataOperator.name}, ${paper.dataOperator.address}`,
    ...people.flatMap((person) => [
      `${person.fullName}, дата рождения ${person.birthDate}`,
      `Документ: ${[person.document.title, person.document.series, person.document.number, person.document.issuedOn, person.document.issuedBy].filter(Boolean).join(' ')}`,
      ...(person.snils ? [`СНИЛС: ${person.snils}`] : []),
      ...(person.address ? [`Адрес: ${person.address}`] : []),
    ]),
    ...(applicant ? [`Основание: ${applicant.ground}`] : []),
    ...(contacts ? [`Телефон: ${contacts.phone}; почта: ${contacts.email}`] : []),
  ];
}

async function consentRecords(tx: Transaction, actor: FamilyActor, childId: string): Promise<HeldRecord[]> {
  const consents = await tx.consent.findMany({
    where: { childId, giverId: actor.personId },
    orderBy: { givenAt: 'asc' },
  });
  return consents.map((consent) => ({
    title: 'Согласие на обработку персональных данных',
    facts: [
      held('consent.given_at', 'Дано', instant(consent.givenAt)),
      held('consent.withdrawn_at', 'Отозвано', instant(consent.withdrawnAt)),
    ],
  }));
}
