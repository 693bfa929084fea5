import type { DeskActor } from '@/lib/access/municipality';
import { auditEvents, staffEvents, type AuditEvent } from '@/lib/domain/audit-events';
import { database } from '@/lib/platform/database';

const shown = 10;

/**
 * What admins have lately done to an account the asker may open, the newest first. A municipality's admin sees what
 * concerned their own municipality.
 */
export async function listStaffHistory(actor: DeskActor, accountId: string) {
  const rows = await database().auditEntry.findMany({
    where: {
      subjectKind: 'account',
      subjectId: accountId,
      event: { in: [...staffEvents] },
      ...(actor.role === 'regional_admin'
        ? {}
        : { details: { path: ['municipalities'], array_contains: [actor.municipalityId] } }),
    },
    orderBy: { id: 'desc' },
    take: shown,
    select: { id: true, at: true, event: true, account: { select: { staffName: true } } },
  });
  return rows.map(({ id, at, event, account }) => ({
    id: String(id),
    at,
    title: auditEvents[event as AuditEvent],
    by: account?.staffName ?? null,
  }));
}

export type StaffDeed = Awaited<ReturnType<typeof listStaffHistory>>[number];
