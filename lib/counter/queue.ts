import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf } from '@/lib/access/scope';
import { dbDate } from '@/lib/domain/dates';
import { queueLists, type QueueList } from '@/lib/domain/desk-lists';
import { nearBorders } from '@/lib/institutions/overdue-borders';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { certificateRow, rowShape } from './certificate-rows';
import { deadlinesOf } from '@/lib/institutions/row-deadlines';

const pageSize = 20;

/**
 * A part of a list: the newest first, but of those whose term ends the one who has waited longest. `after` is the id of
 * the last one shown before; one out of scope begins anew.
 */
export async function listQueue(
  actor: OperatorActor,
  list: QueueList,
  after: string | null,
  size = pageSize,
) {
  requirePermission(actor, 'register.search');
  const direction = list === 'deadline' ? 'asc' : 'desc';
  const rows = await database().certificate.findMany({
    where: { AND: [...(await waitingIn(actor, list)), await beyond(actor, direction, after)] },
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: size + 1,
    select: { ...rowShape, childId: true, statusChanges: lastReturn },
  });
  const shown = rows.slice(0, size);
  const deadlines =
    list === 'returned' ? new Map<string, never>() : await deadlinesOf(actor.municipalityId, shown);
  return {
    rows: shown.map(({ statusChanges, childId, ...row }) => ({
      ...certificateRow(row),
      childId,
      deadline: deadlines.get(row.id) ?? null,
      returnedAt: list === 'returned' ? (statusChanges[0]?.at ?? null) : null,
    })),
    next: rows.length > size ? (shown.at(-1)?.id ?? null) : null,
  };
}

export type QueueRow = Awaited<ReturnType<typeof listQueue>>['rows'][number];

const lastReturn = {
  where: { toStatus: 'returned' },
  orderBy: [{ at: 'desc' }, { id: 'desc' }],
  take: 1,
  select: { at: true },
} as const satisfies Prisma.Certificate$statusChangesArgs;

/** How many are in this list: the same condition by which it is read. */
export async function countQueue(actor: OperatorActor, list: QueueList): Promise<number> {
  requirePermission(actor, 'register.search');
  return database().certificate.count({ where: { AND: await waitingIn(actor, list) } });
}

/** How many are in each list. */
export async function countQueues(actor: OperatorActor): Promise<Record<QueueList, number>> {
  const counts = await Promise.all(
    queueLists.map(async (list) => [list, await countQueue(actor, list)] as const),
  );
  return Object.fromEntries(counts) as Record<QueueList, number>;
}

async function waitingIn(actor: OperatorActor, list: QueueList): Promise<Prisma.CertificateWhereInput[]> {
  const status = list === 'returned' ? 'returned' : 'not_activated';
  return [certificatesOf(actor), { status, validUntil: { gt: dbDate(today()) } }, await partOf(actor, list)];
}

async function partOf(
  { institutionId, municipalityId }: OperatorActor,
  list: QueueList,
): Promise<Prisma.CertificateWhereInput> {
  switch (list) {
    case 'chose_us':
      return { chosenInstitutionId: institutionId };
    case 'others':
      return { OR: [{ chosenInstitutionId: null }, { chosenInstitutionId: { not: institutionId } }] };
    case 'deadline':
      return whoseTermEnds(municipalityId);
    case 'returned':
      return {};
  }
}

/** Families of an institution that was closed lately have their own border, all others the general one. */
async function whoseTermEnds(municipalityId: string): Promise<Prisma.CertificateWhereInput> {
  const borders = await nearBorders([municipalityId]);
  const own = [...new Set(borders.flatMap(({ institutionId }) => institutionId ?? []))];
  return {
    OR: borders.map(({ institutionId, daysToBring, before }) => ({
      daysToBring,
      createdAt: { lt: before },
      ...(institutionId === null
        ? { OR: [{ chosenInstitutionId: null }, { chosenInstitutionId: { notIn: own } }] }
        : { chosenInstitutionId: institutionId }),
    })),
  };
}

async function beyond(
  actor: OperatorActor,
  direction: 'asc' | 'desc',
  after: string | null,
): Promise<Prisma.CertificateWhereInput> {
  if (after === null) return {};
  const last = await database().certificate.findFirst({
    where: { AND: [{ id: after }, certificatesOf(actor)] },
    select: { id: true, createdAt: true },
  });
  if (!last) return {};
  const { id, createdAt } = last;
  return direction === 'asc'
    ? { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: id } }] }
    : { OR: [{ createdAt: { lt: createdAt } }, { createdAt, id: { lt: id } }] };
}
