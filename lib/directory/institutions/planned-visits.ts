import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { plannedAt, previewCancelled, type CancelledVisits } from '@/lib/booked-times/cancelled-visits';
import type { PlannedChange } from '@/lib/booked-times/planned-changes';
import { database, type Queryable } from '@/lib/platform/database';

/** A change somebody has typed: of what the visits there are made of, or null where it touches none. */
export type TypedChange = (db: Queryable) => PlannedChange | null | Promise<PlannedChange | null>;

/** Which visits at an institution of this municipality a typed change would cancel. */
export async function previewVisits(
  actor: DeskActor,
  municipality: Pick<DeskMunicipality, 'id'>,
  institutionId: string,
  change: TypedChange,
): Promise<CancelledVisits> {
  requirePermission(actor, 'institutions.edit');
  found(
    await database().institution.findFirst({
      where: { id: institutionId, municipalityId: municipality.id },
      select: { id: true },
    }),
  );
  return previewCancelled(actor, plannedAt(institutionId, await change(database())));
}
