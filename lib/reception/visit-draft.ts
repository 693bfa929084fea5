import { z } from 'zod';
import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { recordField } from '@/lib/domain/fields';
import { database, inTransaction, type Transaction } from '@/lib/platform/database';
import { dropDrafts, keepUnfinished, listDrafts } from '@/lib/platform/drafts';
import type { Values } from './visit-blocks';
import { visitFormPage } from './visit-form';

const visitIdField = recordField('Откройте страницу заново');

/** What an operator has typed so far; the newest state stands in the place of the one before. False where nothing is kept. */
export async function keepVisitDraft(actor: OperatorActor, values: Values): Promise<boolean> {
  requirePermission(actor, 'family.receive');
  const visitId = visitIdField.safeParse(values.visitId);
  if (!visitId.success) return false;
  const form = { values, errors: {}, sentence: null };
  const kept = await keepUnfinished(visitId.data, actor.accountId, visitFormPage, form);
  // A last keeping may arrive after the form itself, or amid it: only then is it known.
  const entered = await database().familyVisit.count({ where: { id: visitId.data } });
  if (entered === 0) return kept;
  await inTransaction((tx) => dropVisitDrafts(tx, actor, visitId.data));
  return false;
}

/** A family's form that was begun and not sent. `id` is that of the newest state; days and minutes are for the page to write. */
export type UnfinishedVisit = { id: string; family: string; keptAt: Date; expiresAt: Date };

/** «Есть незаконченные записи»: one for each family, the newest first, only for who began them. */
export async function listVisitDrafts(actor: OperatorActor): Promise<UnfinishedVisit[]> {
  requirePermission(actor, 'family.receive');
  const drafts = await listDrafts(database(), actor.accountId, visitFormPage);
  // A form leaves several states: kept while typing, and each time it came back.
  const families = new Map<string, UnfinishedVisit>();
  for (const { id, form, keptAt, expiresAt } of drafts) {
    const key = form.values.visitId ?? id;
    if (families.has(key)) continue;
    families.set(key, { id, family: familyName(form.values), keptAt, expiresAt });
  }
  return [...families.values()];
}

function familyName({ surname, givenName, child1Surname }: Values): string {
  return [surname, givenName].filter(Boolean).join(' ') || child1Surname || 'без фамилии';
}

export const removeDraftFields = z.object({ draft: recordField('Откройте страницу заново') });

/** «Удалить»: all states of the one form; the other families wait on. */
export async function removeVisitDraft(actor: OperatorActor, draftId: string): Promise<void> {
  requirePermission(actor, 'family.receive');
  await inTransaction(async (tx) => {
    const drafts = await listDrafts(tx, actor.accountId, visitFormPage);
    const shown = drafts.find(({ id }) => id === draftId);
    if (!shown) return;
    await dropVisitDrafts(tx, actor, shown.form.values.visitId ?? shown.id);
    await dropDrafts(tx, actor.accountId, [shown.id]);
  });
}

/** The form has been entered: no state of it is kept any longer. Part of the transaction that entered it. */
export async function dropVisitDrafts(tx: Transaction, actor: OperatorActor, visitId: string): Promise<void> {
  const drafts = await listDrafts(tx, actor.accountId, visitFormPage);
  const own = drafts.filter(({ id, form }) => id === visitId || form.values.visitId === visitId);
  await dropDrafts(
    tx,
    actor.accountId,
    own.map(({ id }) => id),
  );
}
