import type { OperatorActor } from '@/lib/access/actor';
import { effectiveCertificateStatus, type CertificateStatus } from '@/lib/domain/certificate-status';
import { dbDate, formatDate, formatMinute, plainDate } from '@/lib/domain/dates';
import { found } from '@/lib/access/scope';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';

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
      child: { select: { institutionId: true, person: { select: { birthDate: true } } } },
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
    (await findOpenSuspicion(db, certificate.childId))
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
      institution: { OR: [{ closedOn: null }, { closedOn: { gt: day } }] },
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

async function findOpenSuspicion(db: Queryable, childId: string): Promise<string | null> {
  const suspicions = await db.duplicateSuspicion.findMany({
    where: {
      OR: [{ childAId: childId }, { childBId: childId }],
      AND: [{ OR: [{ decision: null }, { decision: 'same_child' }] }],
    },
    select: { decision: true },
  });
  if (suspicions.some(({ decision }) => decision === 'same_child')) {
    return 'Записи признаны одним ребёнком: второй сертификат ему не активируется.';
  }
  return suspicions.length > 0
    ? 'В реестре есть похожий ребёнок. Сначала сравните записи и запишите решение.'
    : null;
}
