import type { OperatorActor } from '@/lib/access/actor';
import { certificatesOf } from '@/lib/access/scope';
import { dbDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import { overdueBorders } from '@/lib/institutions/overdue-borders';
import { now, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { certificateRow, rowShape } from './certificate-rows';

const pageSize = 20;
const mostToday = 50;

/**
 * Certificates that wait for activation, the newest first: those whose family chose this institution, or all others.
 * `after` is the id of the last one shown before; one out of scope begins anew.
 */
export async function listWaiting(actor: OperatorActor, which: 'chose_us' | 'others', after: string | null) {
  const scope: Prisma.CertificateWhereInput[] = [
    certificatesOf(actor),
    { status: 'not_activated', validUntil: { gt: dbDate(today()) } },
    which === 'chose_us'
      ? { chosenInstitutionId: actor.institutionId }
      : { OR: [{ chosenInstitutionId: null }, { chosenInstitutionId: { not: actor.institutionId } }] },
  ];
  const rows = await database().certificate.findMany({
    where: { AND: [...scope, await olderThan(actor, after)] },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
    select: rowShape,
  });
  const shown = rows.slice(0, pageSize);
  const isOverdue = await overdueTest(actor.municipalityId);
  return {
    rows: shown.map((row) => ({ ...certificateRow(row), overdue: isOverdue(row) })),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

async function olderThan(actor: OperatorActor, after: string | null): Promise<Prisma.CertificateWhereInput> {
  if (after === null) return {};
  const last = await database().certificate.findFirst({
    where: { AND: [{ id: after }, certificatesOf(actor)] },
    select: { id: true, createdAt: true },
  });
  if (!last) return {};
  return {
    OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }],
  };
}

type Received = { createdAt: Date; chosenInstitutionId: string | null };

async function overdueTest(municipalityId: string): Promise<(row: Received) => boolean> {
  const borders = await overdueBorders([municipalityId]);
  const general = borders.find(({ institutionId }) => institutionId === null);
  return ({ createdAt, chosenInstitutionId }) => {
    const border = borders.find(({ institutionId }) => institutionId === chosenInstitutionId) ?? general;
    return border !== undefined && createdAt < border.before;
  };
}

/** «Сегодня активировано мной», the latest first, and how many in all. */
export async function listActivatedToday(actor: OperatorActor) {
  const where = {
    AND: [
      certificatesOf(actor),
      {
        activatedById: actor.accountId,
        activatedAt: { gte: startOfDay(today(), environment().TIME_ZONE), lte: now() },
      },
    ],
  } satisfies Prisma.CertificateWhereInput;
  const [rows, count] = await Promise.all([
    database().certificate.findMany({
      where,
      orderBy: { activatedAt: 'desc' },
      take: mostToday,
      select: rowShape,
    }),
    database().certificate.count({ where }),
  ]);
  return { rows: rows.map(certificateRow), count };
}
