import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, childrenOf } from '@/lib/access/scope';
import { auditEvents } from '@/lib/domain/audit-events';
import { startOfDay } from '@/lib/domain/day-start';
import { fullName } from '@/lib/domain/names';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

const pageSize = 50;

/** By their names: looks and files that were opened change nothing, whatever they are of. */
const looks = ['_viewed', '_downloaded', '_shown', '_listed', '_printed', '_searched'] as const;
/** What another deed brings with it: it would be counted twice. */
const partsOfDeeds = ['tie_proven', 'duplicate_suspected', 'confirmation_sent'] as const;

function doneToday(actor: OperatorActor): Prisma.AuditEntryWhereInput {
  return {
    accountId: actor.accountId,
    at: { gte: startOfDay(today(), environment().TIME_ZONE) },
    childId: { not: null },
    NOT: [...looks.map((ending) => ({ event: { endsWith: ending } })), { event: { in: [...partsOfDeeds] } }],
  };
}

/** «Сделано мной сегодня»: what this account did for families since midnight of the region, the latest first. */
export async function listDeeds(actor: OperatorActor, after: bigint | null, size = pageSize) {
  requirePermission(actor, 'register.search');
  const entries = await database().auditEntry.findMany({
    where: { AND: [doneToday(actor), after === null ? {} : { id: { lt: after } }] },
    orderBy: { id: 'desc' },
    take: size + 1,
    select: { id: true, at: true, event: true, childId: true },
  });
  const shown = entries.slice(0, size);
  const children = await knownChildren(
    actor,
    shown.flatMap(({ childId }) => childId ?? []),
  );
  return {
    rows: shown.map(({ id, at, event, childId }) => ({
      id: String(id),
      at,
      title: titleOf(event),
      // Moved to another municipality since, or never served here: out of scope, and without a name.
      child: children.get(childId ?? '') ?? null,
    })),
    next: entries.length > size ? String(shown.at(-1)?.id) : null,
  };
}

export type Deed = Awaited<ReturnType<typeof listDeeds>>['rows'][number];

export function countDeeds(actor: OperatorActor): Promise<number> {
  requirePermission(actor, 'register.search');
  return database().auditEntry.count({ where: doneToday(actor) });
}

async function knownChildren(actor: OperatorActor, ids: readonly string[]) {
  const records = certificatesOf(actor);
  const rows = await database().child.findMany({
    where: {
      AND: [
        { personId: { in: [...new Set(ids)] } },
        { OR: [childrenOf(actor), { certificates: { some: records } }] },
      ],
    },
    select: {
      personId: true,
      person: { select: { surname: true, givenName: true, patronymic: true } },
      certificates: { where: records, orderBy: { createdAt: 'desc' }, take: 1, select: { id: true } },
    },
  });
  return new Map(
    rows.map(({ personId, person, certificates: [certificate] }) => [
      personId,
      { name: fullName(person), certificateId: certificate?.id ?? null },
    ]),
  );
}

/** An event of an earlier version of the portal may have lost its title. */
function titleOf(event: string): string {
  return Object.entries(auditEvents).find(([known]) => known === event)?.[1] ?? 'Другое действие';
}
