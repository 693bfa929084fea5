import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { confirmCancelled, confirmedField, plannedAt } from '@/lib/booked-times/cancelled-visits';
import { withClosing } from '@/lib/booked-times/planned-changes';
import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { dateField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { findNamesake } from './add-institution';
import { holdInstitution, versionField } from './held-institution';
import { listLock } from './reorder-institutions';

export const closeFields = z.object({
  closedOn: dateField({
    label: { title: 'Первый день, когда закрыто', accusative: 'первый день, когда закрыто' },
  }),
  version: versionField,
  confirmed: confirmedField,
});

/** What it would be for the visits booked there. */
export function plannedClosing({ closedOn }: z.output<typeof closeFields>) {
  return withClosing(closedOn);
}

/**
 * «Закрыть учреждение» from a day on. Its rights end on the day before and those prepared for later are gone, so that the
 * list tells families of the end in time. Visits booked from that day on are cancelled. Records, staff and history stay.
 */
export async function closeInstitution(
  actor: DeskActor,
  municipality: DeskMunicipality,
  institutionId: string,
  input: z.output<typeof closeFields>,
): Promise<void> {
  requirePermission(actor, 'institutions.edit');
  const { closedOn, version, confirmed } = input;
  await inTransaction(async (tx) => {
    const before = await holdInstitution(tx, municipality, institutionId, version);
    if (before.closedOn !== null) {
      throw new Refusal('conflict', 'Закрытие уже назначено. Сначала отмените его.');
    }
    if (Temporal.PlainDate.compare(closedOn, today()) < 0) {
      throw new Refusal('invalid', 'Выберите сегодняшний день или более поздний', 'closedOn');
    }
    const planned = plannedAt(institutionId, plannedClosing(input));
    const cancelled = await confirmCancelled(tx, planned, confirmed);
    await endRights(tx, institutionId, closedOn);
    await tx.institution.update({ where: { id: institutionId }, data: { closedOn: dbDate(closedOn) } });
    await recordAudit(tx, actor, {
      event: 'institution_closed',
      subject: ['institution', institutionId],
      details: { municipalityId: municipality.id, closedOn: closedOn.toString(), cancelled },
    });
  });
}

async function endRights(tx: Transaction, institutionId: string, closedOn: PlainDate): Promise<void> {
  await tx.institutionRight.deleteMany({
    where: { institutionId, validFrom: { gte: dbDate(closedOn), gt: dbDate(today()) } },
  });
  // A right of the closing day itself has begun with it: a span needs a day, so it keeps this one.
  await tx.institutionRight.updateMany({
    where: { institutionId, validFrom: { gte: dbDate(closedOn) } },
    data: { validTo: dbDate(closedOn) },
  });
  await tx.institutionRight.updateMany({
    where: {
      institutionId,
      validFrom: { lt: dbDate(closedOn) },
      OR: [{ validTo: null }, { validTo: { gte: dbDate(closedOn) } }],
    },
    data: { validTo: dbDate(closedOn.subtract({ days: 1 })) },
  });
}

export const undoClosingFields = z.object({ version: versionField });

/**
 * Takes the closing back, before its day or after. What it may do is not brought back: that is prepared anew. Where another
 * one bears its name by now, the two would be told apart by nobody who reads the list.
 */
export async function undoClosing(
  actor: DeskActor,
  municipality: DeskMunicipality,
  institutionId: string,
  { version }: z.output<typeof undoClosingFields>,
): Promise<void> {
  requirePermission(actor, 'institutions.edit');
  await inTransaction(async (tx) => {
    await lockName(tx, listLock(municipality.id));
    const { closedOn, name } = await holdInstitution(tx, municipality, institutionId, version);
    if (closedOn === null) throw new Refusal('conflict', 'Учреждение не закрыто: отменять нечего.');
    const twin = await findNamesake(tx, municipality.id, name, institutionId);
    if (twin) {
      throw new Refusal(
        'conflict',
        `В списке уже есть учреждение с таким названием: ${twin.shortName}. Сначала измените название одного из них.`,
      );
    }
    await tx.institution.update({ where: { id: institutionId }, data: { closedOn: null } });
    await recordAudit(tx, actor, {
      event: 'institution_closing_undone',
      subject: ['institution', institutionId],
      details: { municipalityId: municipality.id, closedOn: plainDate(closedOn).toString() },
    });
  });
}
