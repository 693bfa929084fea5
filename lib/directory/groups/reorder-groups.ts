import type { z } from 'zod';
import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import type { moveFields } from '../institutions/reorder-institutions';

/** Held by whoever changes the list of groups as a whole. */
export function groupsLock(municipalityId: string): string {
  return `groups:${municipalityId}`;
}

/** Moves a group past its neighbour: families choose from the list in this order. */
export async function moveGroup(
  actor: DeskActor,
  municipality: DeskMunicipality,
  groupId: string,
  { direction, past }: z.output<typeof moveFields>,
): Promise<void> {
  requirePermission(actor, 'groups.edit');
  await inTransaction(async (tx) => {
    await lockName(tx, groupsLock(municipality.id));
    const rows = await tx.certificateGroup.findMany({
      where: { municipalityId: municipality.id },
      orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
      select: { id: true, sortOrder: true },
    });
    const at = rows.findIndex(({ id }) => id === groupId);
    const moved = found(rows[at]);
    const neighbour = rows[direction === 'up' ? at - 1 : at + 1];
    if (neighbour?.id !== past) {
      throw new Refusal('conflict', 'Порядок списка изменился. Посмотрите его заново и повторите.');
    }
    const others = rows.filter(({ id }) => id !== moved.id);
    const place = others.findIndex(({ id }) => id === past) + (direction === 'up' ? 0 : 1);
    for (const [position, row] of others.toSpliced(place, 0, moved).entries()) {
      if (row.sortOrder === position) continue;
      await tx.certificateGroup.update({ where: { id: row.id }, data: { sortOrder: position } });
    }
    await recordAudit(tx, actor, {
      event: 'groups_reordered',
      subject: ['certificate_group', groupId],
      details: { municipalityId: municipality.id, direction },
    });
  });
}
