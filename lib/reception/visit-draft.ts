import type { OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { recordField } from '@/lib/domain/fields';
import { database, inTransaction } from '@/lib/platform/database';
import { dropDrafts, findUnfinished, keepUnfinished, type Unfinished } from '@/lib/platform/drafts';
import type { Values } from './visit-blocks';
import { visitFormPage } from './visit-form';

const visitIdField = recordField('Откройте страницу заново');

/** What an operator has typed so far; the newest state stands in the place of the one before. False where nothing is kept. */
export async function keepVisitDraft(actor: OperatorActor, values: Values): Promise<boolean> {
  requirePermission(actor, 'family.receive');
  const visitId = visitIdField.safeParse(values.visitId);
  if (!visitId.success) return false;
  // A last keeping may arrive after the form itself.
  const entered = await database().familyVisit.count({ where: { id: visitId.data } });
  if (entered > 0) return false;
  const form = { values, errors: {}, sentence: null };
  return keepUnfinished(visitId.data, actor.accountId, visitFormPage, form);
}

/** «Есть незаконченная запись»: only for who began it. */
export function findVisitDraft(actor: OperatorActor): Promise<Unfinished | null> {
  requirePermission(actor, 'family.receive');
  return findUnfinished(actor.accountId, visitFormPage);
}

export async function removeVisitDrafts(actor: OperatorActor): Promise<void> {
  requirePermission(actor, 'family.receive');
  await inTransaction((tx) => dropDrafts(tx, actor.accountId, visitFormPage));
}
