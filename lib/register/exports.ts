import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { database } from '@/lib/platform/database';
import { requireRegisterScope, type RegisterScope } from './scope';

const pageSize = 20;

/** The files made of this register, the newest first: who, for what, how much. The region sees all of them. */
export async function listExports(actor: DeskActor, scope: RegisterScope, after: string | null) {
  requirePermission(actor, 'register.export');
  requireRegisterScope(actor, scope);
  const rows = await database().registerExport.findMany({
    where: scope.municipalityId === null ? {} : { municipalityId: scope.municipalityId },
    orderBy: [{ startedAt: 'desc' }, { id: 'desc' }],
    ...(after === null ? {} : { cursor: { id: after }, skip: 1 }),
    take: pageSize + 1,
    select: {
      id: true,
      format: true,
      filter: true,
      searched: true,
      purpose: true,
      note: true,
      startedAt: true,
      finishedAt: true,
      rowCount: true,
      account: { select: { staffName: true } },
      municipality: { select: { shortName: true } },
    },
  });
  const shown = rows.slice(0, pageSize);
  return {
    rows: shown.map(({ account, municipality, ...row }) => ({
      ...row,
      by: account.staffName ?? '',
      municipality: municipality?.shortName ?? null,
    })),
    next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null,
  };
}

export type ExportRow = Awaited<ReturnType<typeof listExports>>['rows'][number];
