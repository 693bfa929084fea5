import { liveStatuses } from '@/lib/domain/certificate-status';
import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf } from '@/lib/access/scope';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { fullName } from '@/lib/domain/names';
import { database } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** Requests about children whose certificate exists for this operator. */
export function linkRequestsOf(actor: OperatorActor): Prisma.LinkRequestWhereInput {
  return {
    child: {
      certificates: { some: { AND: [certificatesOf(actor), { status: { in: liveStatuses } }] } },
    },
  };
}

const waitingOf = (actor: OperatorActor) => ({
  AND: [{ status: 'waiting' as const }, linkRequestsOf(actor)],
});

/** Counts what `readLinkRequests` reads. */
export function countLinkRequests(actor: OperatorActor): Promise<number> {
  requirePermission(actor, 'link.decide');
  return database().linkRequest.count({ where: waitingOf(actor) });
}

/**
 * Requests that wait, the oldest first, `size` of them after the one with the id `after`. Whoever shows or prints them
 * records it.
 */
export async function readLinkRequests(actor: OperatorActor, after: string | null, size: number) {
  requirePermission(actor, 'link.decide');
  const rows = await database().linkRequest.findMany({
    where: { AND: [waitingOf(actor), await laterThan(actor, after)] },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: size + 1,
    select: {
      id: true,
      childId: true,
      twinId: true,
      createdAt: true,
      ground: true,
      person: { select: { surname: true, givenName: true, patronymic: true } },
      child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
    },
  });
  const shown = rows.slice(0, size);
  return {
    rows: shown.map(({ ground, person, child, ...row }) => ({
      ...row,
      ground: guardianshipGrounds[ground].title,
      guardian: fullName(person),
      child: fullName(child.person),
    })),
    next: rows.length > size ? (shown.at(-1)?.id ?? null) : null,
  };
}

async function laterThan(actor: OperatorActor, after: string | null): Promise<Prisma.LinkRequestWhereInput> {
  if (after === null) return {};
  const last = await database().linkRequest.findFirst({
    // Decided meanwhile it still says where to go on; one out of reach says nothing, not even when it was asked.
    where: { AND: [{ id: after }, linkRequestsOf(actor)] },
    select: { createdAt: true },
  });
  if (!last) return {};
  const { createdAt } = last;
  return { OR: [{ createdAt: { gt: createdAt } }, { createdAt, id: { gt: after } }] };
}
