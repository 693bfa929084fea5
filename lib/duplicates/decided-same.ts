import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, childrenOf, found } from '@/lib/access/scope';
import { dbDate } from '@/lib/domain/dates';
import { terminationReasons, liveStatuses } from '@/lib/domain/certificate-status';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';

/**
 * The other live certificate of a child whose two records were decided to be one, and which of the two is to end: the one
 * that came second, unless it alone is active. Null where there is no such pair. Of a record out of reach there is no id.
 */
export async function findDecidedSame(actor: OperatorActor, certificateId: string) {
  requirePermission(actor, 'duplicate.decide');
  const own = found(
    await database().certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: { childId: true, createdAt: true, status: true },
    }),
  );
  const pairs = await database().duplicateSuspicion.findMany({
    where: { decision: 'same_child', OR: [{ childAId: own.childId }, { childBId: own.childId }] },
    select: { childAId: true, childBId: true },
  });
  const others = pairs.map(({ childAId, childBId }) => (childAId === own.childId ? childBId : childAId));
  const other = await database().certificate.findFirst({
    where: { childId: { in: others }, status: { in: liveStatuses }, validUntil: { gt: dbDate(today()) } },
    orderBy: { createdAt: 'asc' },
    select: { id: true, createdAt: true, status: true, childId: true },
  });
  if (!other) return null;
  const reachable = await database().child.count({
    where: { AND: [{ personId: other.childId }, childrenOf(actor)] },
  });
  return {
    endsHere: comesSecond(own, other),
    otherCertificateId: reachable > 0 ? other.id : null,
    reason: terminationReasons.mistake_or_duplicate.title,
  };
}

export type DecidedSame = NonNullable<Awaited<ReturnType<typeof findDecidedSame>>>;

type Certificate = { createdAt: Date; status: string };

function comesSecond(own: Certificate, other: Certificate): boolean {
  const [mine, theirs] = [isActivated(own), isActivated(other)];
  return mine === theirs ? own.createdAt > other.createdAt : theirs;
}

function isActivated({ status }: Certificate): boolean {
  return status === 'active' || status === 'suspended';
}
