import type { OperatorActor } from '@/lib/access/actor';
import { effectiveCertificateStatus, type CertificateStatus } from '@/lib/domain/certificate-status';
import { ageOn, dbDate, formatDate, formatMinute, plainDate, type PlainDate } from '@/lib/domain/dates';
import { found } from '@/lib/access/scope';
import { openOn } from '@/lib/institutions/open-on';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { isOutdated } from './renew-paper';

const outdated =
  'Сведения изменились после того, как заявление сформировано. Обновите его, распечатайте и дайте подписать.';

const statusSentences = {
  not_activated: null,
  active: 'Сертификат уже активирован.',
  returned: 'Запись возвращена семье на исправление. Активировать можно, когда семья исправит сведения.',
  suspended: 'Сертификат приостановлен, он уже был активирован.',
  terminated: 'Сертификат прекращён. Семья может подать новую заявку.',
  expired: 'Срок действия сертификата истёк: ребёнку исполнилось 18 лет.',
} as const satisfies Record<CertificateStatus, string | null>;

/** Why this operator cannot activate this certificate today, as a sentence; null when nothing stands in the way. */
export async function findActivationObstacle(
  db: Queryable,
  actor: OperatorActor,
  certificateId: string,
): Promise<string | null> {
  const certificate = await db.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: {
      status: true,
      childId: true,
      activatedAt: true,
      activatedBy: { select: { staffName: true } },
      activatedAtInstitution: { select: { shortName: true } },
      createdAt: true,
      group: { select: { minAge: true, maxAge: true } },
      papers: { orderBy: { version: 'desc' }, take: 1, select: { madeAt: true } },
      application: { select: { applicantId: true, applicant: { select: { changedAt: true } } } },
      child: { select: { institutionId: true, person: { select: { birthDate: true, changedAt: true } } } },
    },
  });
  const birthDate = plainDate(found(certificate.child.person.birthDate));
  const status = effectiveCertificateStatus(certificate.status, birthDate, today());
  if (status === 'active' && certificate.activatedAt) {
    const when = formatMinute(certificate.activatedAt, environment().TIME_ZONE);
    const who = certificate.activatedBy?.staffName ?? 'сотрудник';
    return `Сертификат уже активирован: ${when}, ${who}, ${certificate.activatedAtInstitution?.shortName ?? ''}.`;
  }
  return (
    statusSentences[status] ??
    (await findMissingRight(db, actor, certificate.child.institutionId)) ??
    findWrongAge(certificate.group, birthDate) ??
    (await findEndedTie(db, certificate.application.applicantId, certificate.childId)) ??
    (await findSuspicion(db, certificate)) ??
    (isOutdated(certificate) ? outdated : null)
  );
}

async function findMissingRight(
  db: Queryable,
  actor: OperatorActor,
  attends: string | null,
): Promise<string | null> {
  const day = dbDate(today());
  const rights = await db.institutionRight.findMany({
    where: {
      institutionId: actor.institutionId,
      kind: 'accepts_applications',
      OR: [{ validTo: null }, { validTo: { gte: day } }],
      institution: openOn(today()),
    },
    orderBy: { validFrom: 'asc' },
    select: { audience: true, validFrom: true },
  });
  const [right] = rights;
  if (!right)
    return 'Ваше учреждение сегодня не принимает заявления: его полномочие закончилось или не выдано.';
  if (right.validFrom > day) {
    return `Ваше учреждение сможет принимать заявления с ${formatDate(plainDate(right.validFrom))}.`;
  }
  if (right.audience === 'own_pupils' && attends !== actor.institutionId) {
    return 'Ваше учреждение принимает заявления только своих воспитанников и учеников.';
  }
  return null;
}

function findWrongAge(group: { minAge: number; maxAge: number }, birthDate: PlainDate): string | null {
  const age = ageOn(birthDate, today());
  if (age >= group.minAge && age <= group.maxAge) return null;
  return 'Возраст ребёнка не подходит к группе сертификата. Проверьте дату рождения по документу; если она верна, сертификату нужна другая группа.';
}

/** Who may no longer act for the child cannot have its certificate activated. */
async function findEndedTie(db: Queryable, applicantId: string, childId: string): Promise<string | null> {
  if (applicantId === childId) return null;
  const tie = await db.guardianship.findFirst({
    where: { guardianId: applicantId, childId, endedAt: null },
    select: { id: true },
  });
  return tie ? null : 'Связь заявителя с ребёнком прекращена: по его заявлению активировать нельзя.';
}

type Suspected = { childId: string; createdAt: Date };

async function findSuspicion(db: Queryable, { childId, createdAt }: Suspected): Promise<string | null> {
  const suspicions = await db.duplicateSuspicion.findMany({
    where: {
      AND: [
        { OR: [{ childAId: childId }, { childBId: childId }] },
        { OR: [{ decision: null }, { decision: 'same_child' }] },
      ],
    },
    select: { decision: true, childAId: true, childBId: true },
  });
  if (suspicions.some(({ decision }) => decision === null)) {
    return 'В реестре есть похожий ребёнок. Сначала сравните записи и запишите решение.';
  }
  // Of two records of one child the first one lives on; when it has ended, the second may.
  const earlier = await db.certificate.findFirst({
    where: {
      childId: {
        in: suspicions.map(({ childAId, childBId }) => (childAId === childId ? childBId : childAId)),
      },
      validUntil: { gt: dbDate(today()) },
      OR: [
        { status: { in: ['active', 'suspended'] } },
        { status: { in: ['not_activated', 'returned'] }, createdAt: { lt: createdAt } },
      ],
    },
    select: { id: true },
  });
  return earlier ? 'Записи признаны одним ребёнком: второй сертификат ему не активируется.' : null;
}
