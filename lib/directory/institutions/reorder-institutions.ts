import { z } from 'zod';
import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { plainDate } from '@/lib/domain/dates';
import { choiceField, recordField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { isOpenOn } from '@/lib/institutions/open-on';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';

/** Held by whoever changes the list as a whole: its order, its names. */
export function listLock(municipalityId: string): string {
  return `institutions:${municipalityId}`;
}

/** `past`: the neighbour the page showed on that side, so that a list changed meanwhile is not shuffled blindly. */
export const moveFields = z.object({
  direction: choiceField(['up', 'down'], 'Выберите, куда переместить'),
  past: recordField('Выберите, куда переместить'),
});

/** Moves an open institution past its neighbour in the municipality's own order. */
export async function moveInstitution(
  actor: DeskActor,
  municipality: DeskMunicipality,
  institutionId: string,
  { direction, past }: z.output<typeof moveFields>,
): Promise<void> {
  requirePermission(actor, 'institutions.edit');
  await inTransaction(async (tx) => {
    await lockName(tx, listLock(municipality.id));
    const rows = await tx.institution.findMany({
      where: { municipalityId: municipality.id },
      orderBy: [{ sortOrder: 'asc' }, { id: 'asc' }],
      select: { id: true, sortOrder: true, closedOn: true },
    });
    const from = rows.findIndex(({ id }) => id === institutionId);
    found(rows[from]);
    const open = rows.filter(({ closedOn }) => isOpenOn(today(), closedOn && plainDate(closedOn)));
    const at = open.findIndex(({ id }) => id === institutionId);
    const neighbour = at === -1 ? undefined : open[direction === 'up' ? at - 1 : at + 1];
    if (neighbour?.id !== past) {
      throw new Refusal('conflict', 'Порядок списка изменился. Посмотрите его заново и повторите.');
    }
    const ids = swapped(
      rows.map(({ id }) => id),
      institutionId,
      past,
    );
    for (const [position, id] of ids.entries()) {
      const row = rows.find((candidate) => candidate.id === id);
      if (row?.sortOrder === position) continue;
      await tx.institution.update({ where: { id }, data: { sortOrder: position } });
    }
    await recordAudit(tx, actor, {
      event: 'institutions_reordered',
      subject: ['institution', institutionId],
      details: { municipalityId: municipality.id, direction },
    });
  });
}

function swapped(ids: readonly string[], one: string, other: string): string[] {
  const places = new Map([
    [one, other],
    [other, one],
  ]);
  return ids.map((id) => places.get(id) ?? id);
}
