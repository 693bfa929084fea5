import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import type { ProposalLeftReason } from '@/lib/domain/proposals';
import { recordAlone } from '@/lib/platform/audit';
import { database } from '@/lib/platform/database';
import { readRegisterRows } from '@/lib/register/read-rows';
import { proposalsOf } from './reach';

const itemsPage = 50;

export const itemStates = ['waiting', 'done', 'left', 'excluded'] as const;
export type ItemState = (typeof itemStates)[number];

/** The records of a proposal in one state, a page at a time, by name; the look is recorded by its number. `after` is a position. */
export async function listProposalItems(
  actor: DeskActor,
  proposalId: string,
  state: ItemState,
  after: number,
) {
  requirePermission(actor, 'proposal.make');
  const items = await database().proposalItem.findMany({
    where: {
      proposalId,
      state,
      position: { gt: after },
      proposal: proposalsOf(actor),
    },
    orderBy: { position: 'asc' },
    take: itemsPage + 1,
    select: { certificateId: true, position: true, reason: true },
  });
  const shown = items.slice(0, itemsPage);
  const rows = await readRegisterRows(
    actor,
    shown.map(({ certificateId }) => certificateId),
    { deadlines: false },
  );
  await recordAlone(actor, {
    event: 'register_listed',
    subject: ['proposal', proposalId],
    details: { count: rows.length },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return {
    // Out of scope since: what was done stays told, the name does not.
    rows: shown.map(({ certificateId, reason }) =>
      lineOfItem(certificateId, reason, byId.get(certificateId)),
    ),
    next: items.length > itemsPage ? (shown.at(-1)?.position ?? null) : null,
  };
}

type Row = Awaited<ReturnType<typeof readRegisterRows>>[number];

function lineOfItem(certificateId: string, reason: ProposalLeftReason | null, row: Row | undefined) {
  return {
    certificateId,
    reason,
    name: row?.childName ?? null,
    number: row?.number ?? null,
    status: row?.status ?? null,
  };
}

export type ProposalItemLine = ReturnType<typeof lineOfItem>;
