import type { Actor } from '@/lib/access/actor';
import { found } from '@/lib/access/scope';
import {
  canAct,
  certificateStatuses,
  effectiveCertificateStatus,
  type CertificateStatus,
} from '@/lib/domain/certificate-status';
import { dayIn, formatMinute, plainDate } from '@/lib/domain/dates';
import type { StatusAction } from '@/lib/domain/status-reasons';
import { today } from '@/lib/platform/clock';
import type { Queryable } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { environment } from '@/lib/platform/environment';

/** What of a certificate says whether a step of its status can be taken. */
export const statusStandShape = {
  status: true,
  activatedAt: true,
  activatedAtInstitutionId: true,
  activatedAtInstitution: { select: { shortName: true } },
  child: { select: { person: { select: { birthDate: true } } } },
  fundingYears: { select: { movements: { take: 1, select: { id: true } } } },
  statusChanges: {
    orderBy: { at: 'desc' },
    take: 1,
    select: {
      at: true,
      byAccount: { select: { staffName: true } },
      institution: { select: { shortName: true } },
    },
  },
} as const satisfies Prisma.CertificateSelect;

/** What stands in the way of a step of the status, and the status as it counts today. */
export type StatusStand = { status: CertificateStatus; obstacle: string | null };

/** Whether this one may take this step today; the record is in the actor's scope already. */
export async function findStatusStand(
  db: Queryable,
  actor: Actor,
  certificateId: string,
  action: StatusAction,
): Promise<StatusStand> {
  const row = await db.certificate.findUniqueOrThrow({
    where: { id: certificateId },
    select: statusStandShape,
  });
  return statusStandOf(row, actor, action);
}

/** The same of a certificate that has been read. */
export function statusStandOf(row: StatusRow, actor: Actor, action: StatusAction): StatusStand {
  const birthDate = plainDate(found(row.child.person.birthDate));
  const status = effectiveCertificateStatus(row.status, birthDate, today());
  if (!canAct(action, status, actor.role)) return { status, obstacle: alreadyChanged(status, row) };
  return { status, obstacle: action === 'undo_activation' ? findUndoObstacle(row, actor) : null };
}

/** A certificate read in that shape. */
export type StatusRow = Prisma.CertificateGetPayload<{ select: typeof statusStandShape }>;

/** Somebody else may have been faster: who, when and where. */
function alreadyChanged(status: CertificateStatus, { statusChanges: [last] }: StatusRow): string {
  const now = `Сейчас статус сертификата — «${certificateStatuses[status].title}»`;
  const facts = last && [
    formatMinute(last.at, environment().TIME_ZONE),
    last.byAccount?.staffName,
    last.institution?.shortName,
  ];
  const since = facts ? ` (${facts.filter(Boolean).join(', ')})` : '';
  return `${now}${since}. Из этого статуса так сделать нельзя.`;
}

/** A mistake is taken back by whoever made it, on its own day, and only before money has moved on it. */
function findUndoObstacle(row: StatusRow, actor: Actor): string | null {
  if (!row.activatedAt || row.activatedAtInstitutionId !== actor.institutionId) {
    const where = row.activatedAtInstitution?.shortName ?? 'другое учреждение';
    return `Отменить активацию может только учреждение, которое активировало: ${where}.`;
  }
  if (!dayIn(environment().TIME_ZONE, row.activatedAt).equals(today())) {
    return 'Отменить активацию можно только в тот же день. Теперь сертификат можно приостановить или прекратить.';
  }
  if (row.fundingYears.some(({ movements }) => movements.length > 0)) {
    return 'По сертификату уже зарезервированы или списаны деньги: отменить активацию нельзя. Его можно приостановить.';
  }
  return null;
}
