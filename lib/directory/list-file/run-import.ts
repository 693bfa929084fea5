import { z } from 'zod';
import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import {
  confirmCancelled,
  confirmedField,
  previewCancelled,
  type PlannedPlaces,
} from '@/lib/booked-times/cancelled-visits';
import { withAccepting, withAll, withHours, type PlannedChange } from '@/lib/booked-times/planned-changes';
import { optionalText, recordField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { listLock } from '../institutions/reorder-institutions';
import { findListFile } from './keep-file';
import { loadKnown } from './known-institutions';
import { planImport, planMark, type ImportPlan } from './plan-import';
import { writeImport } from './write-import';

const gone = 'Файл больше не хранится: прошли сутки. Выберите его ещё раз.';

/** What the kept file would do to the list as it is now; null when nothing is kept under this id. */
export async function previewImport(actor: DeskActor, municipality: DeskMunicipality, fileId: string) {
  requirePermission(actor, 'institutions.edit');
  const table = await findListFile(actor, fileId);
  if (!table) return null;
  const plan = planImport(table, await loadKnown(database(), municipality.id), today());
  return { ...plan, mark: planMark(plan), cancelled: await previewCancelled(actor, plannedPlaces(plan)) };
}

export type ImportPreview = NonNullable<Awaited<ReturnType<typeof previewImport>>>;

/** `seen` tells which plan the page showed. */
export const importFields = z.object({
  plan: recordField('Выберите файл'),
  seen: optionalText({ max: 100 }),
  confirmed: confirmedField,
});

/**
 * Writes what the page has shown: new institutions, changed cards, hours, rights and the order. Lines that were refused are
 * left out. Visits that new hours or rights take away are cancelled as the page listed them.
 */
export async function runImport(
  actor: DeskActor,
  municipality: DeskMunicipality,
  { plan: fileId, seen, confirmed }: z.output<typeof importFields>,
): Promise<void> {
  requirePermission(actor, 'institutions.edit');
  const table = await findListFile(actor, fileId);
  if (!table) throw new Refusal('conflict', gone);
  await inTransaction(async (tx) => {
    await lockName(tx, listLock(municipality.id));
    // Whoever changes one of them by its own form meanwhile waits, or is waited for.
    await tx.$queryRaw`SELECT 1 FROM institution WHERE municipality_id = ${municipality.id}::uuid ORDER BY id FOR NO KEY UPDATE`;
    const known = await loadKnown(tx, municipality.id);
    const plan = planImport(table, known, today());
    if (planMark(plan) !== seen) {
      throw new Refusal('conflict', 'Список изменился, пока Вы смотрели. Проверьте показанное ещё раз.');
    }
    const cancelled = await confirmCancelled(tx, plannedPlaces(plan), confirmed);
    await writeImport(tx, actor, municipality, { plan, known, cancelled });
  });
}

/** What visits are made of, where the file changes it. */
function plannedPlaces({ rows }: ImportPlan): PlannedPlaces {
  return new Map(
    rows.flatMap((row): [string, PlannedChange][] => {
      if (row.outcome !== 'changed') return [];
      const { accepts } = row.rights;
      const changes = [
        ...(row.card.hours ? [withHours(row.card.hours)] : []),
        ...(accepts ? [withAccepting(accepts.after)] : []),
      ];
      return changes.length > 0 ? [[row.id, withAll(changes)]] : [];
    }),
  );
}
