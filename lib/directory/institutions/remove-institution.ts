import { z } from 'zod';
import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { dbDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { holdInstitution, versionField } from './held-institution';

export const removeFields = z.object({ version: versionField });

const hasHistory =
  'У учреждения уже есть история: сотрудники, ученики, записи или полномочие, которое начиналось. Такое учреждение не удаляют, а закрывают.';

/** Removes an institution that was added by mistake. One with any history is closed, not deleted: the database refuses it, too. */
export async function removeInstitution(
  actor: DeskActor,
  municipality: DeskMunicipality,
  institutionId: string,
  { version }: z.output<typeof removeFields>,
): Promise<void> {
  requirePermission(actor, 'institutions.edit');
  try {
    await inTransaction((tx) => remove(tx, actor, municipality, { institutionId, version }));
  } catch (error) {
    throw isReferenced(error) ? new Refusal('conflict', hasHistory) : error;
  }
}

async function remove(
  tx: Transaction,
  actor: DeskActor,
  municipality: DeskMunicipality,
  { institutionId, version }: { institutionId: string; version: number },
): Promise<void> {
  await holdInstitution(tx, municipality, institutionId, version);
  const begun = await tx.institutionRight.count({
    where: { institutionId, validFrom: { lte: dbDate(today()) } },
  });
  if (begun > 0) throw new Refusal('conflict', hasHistory);
  await tx.institutionRight.deleteMany({ where: { institutionId } });
  await tx.institutionClosure.deleteMany({ where: { institutionId, closedFrom: { gt: dbDate(today()) } } });
  await tx.institution.delete({ where: { id: institutionId } });
  await recordAudit(tx, actor, {
    event: 'institution_removed',
    subject: ['municipality', municipality.id],
    details: { municipalityId: municipality.id, institutionId },
  });
}

/** Something in the database still names it. */
function isReferenced(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'P2003' || (error.code === 'P2010' && error.message.includes('23503'));
}
