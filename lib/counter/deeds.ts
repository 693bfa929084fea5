import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, childrenOf } from '@/lib/access/scope';
import { auditEvents, type AuditEvent } from '@/lib/domain/audit-events';
import { startOfDay } from '@/lib/domain/day-start';
import { fullName } from '@/lib/domain/names';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

const pageSize = 50;

/**
 * What counts as work for a family. Looks, files, reservations taken over and the parts of another deed (the child and the
 * application of a certificate got at the counter, the tie proven by an activation) do not: they would be counted twice.
 */
const deedEvents = [
  'certificate_issued',
  'certificate_activated',
  'certificate_returned',
  'certificate_mended_at_desk',
  'return_lifted',
  'data_corrected',
  'correction_accepted',
  'correction_declined',
  'question_answered',
  'duplicate_decided',
  'link_granted',
  'link_declined',
  'tie_ended',
  'guardian_added',
  'slip_issued',
  'certificate_suspended',
  'certificate_restored',
  'certificate_terminated',
  'activation_undone',
  'certificate_moved',
  'certificate_group_changed',
  'certificate_document_changed',
  'child_renamed',
] as const satisfies AuditEvent[];

function doneToday(actor: OperatorActor): Prisma.AuditEntryWhereInput {
  return {
    accountId: actor.accountId,
    at: { gte: startOfDay(today(), environment().TIME_ZONE) },
    childId: { not: null },
    event: { in: [...deedEvents] },
  };
}

/** The last entry of every deed, the latest first: a deed is one event about one subject, however many entries it left. */
async function lastEntries(actor: OperatorActor, before: bigint | null, size?: number): Promise<bigint[]> {
  const deeds = await database().auditEntry.groupBy({
    by: ['event', 'subjectKind', 'subjectId'],
    where: doneToday(actor),
    _max: { id: true },
    orderBy: { _max: { id: 'desc' } },
    ...(before === null ? {} : { having: { id: { _max: { lt: before } } } }),
    ...(size === undefined ? {} : { take: size }),
  });
  return deeds.flatMap(({ _max }) => _max.id ?? []);
}

/** «Сделано сегодня»: what this account did for families since midnight of the region, the latest first. */
export async function listDeeds(actor: OperatorActor, after: bigint | null, size = pageSize) {
  requirePermission(actor, 'register.search');
  const entries = await database().auditEntry.findMany({
    where: { id: { in: await lastEntries(actor, after, size + 1) } },
    orderBy: { id: 'desc' },
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

export async function countDeeds(actor: OperatorActor): Promise<number> {
  requirePermission(actor, 'register.search');
  return (await lastEntries(actor, null)).length;
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
      certificates: {
        where: records,
        orderBy: { createdAt: 'desc' },
        take: 1,
        select: { id: true, number: true },
      },
    },
  });
  return new Map(
    rows.map(({ personId, person, certificates: [certificate] }) => [
      personId,
      {
        childId: personId,
        name: fullName(person),
        certificateId: certificate?.id ?? null,
        number: certificate?.number ?? null,
      },
    ]),
  );
}

/** An event of an earlier version of the portal may have lost its title. */
function titleOf(event: string): string {
  return Object.entries(auditEvents).find(([known]) => known === event)?.[1] ?? 'Другое действие';
}
