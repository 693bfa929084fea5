import { z } from 'zod';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { textField } from '@/lib/domain/fields';
import { formText } from '@/lib/domain/field-text';
import { Refusal } from '@/lib/domain/refusal';
import { readRegisterAddress, registerQuery } from '@/lib/domain/register-list';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { lockName } from '@/lib/platform/locks';
import { requireRegisterScope, type RegisterScope } from './scope';

/** More than one keeps in mind. */
const mostViews = 20;

export const saveViewFields = z.object({
  name: textField({ label: { title: 'Название', accusative: 'название списка' }, max: 60 }),
  query: formText,
});

/** The lists this account has kept for this register, by name. */
export async function listViews(actor: DeskActor, { municipalityId }: RegisterScope) {
  return database().registerView.findMany({
    where: { accountId: actor.accountId, municipalityId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, query: true },
  });
}

export type RegisterViewRow = Awaited<ReturnType<typeof listViews>>[number];

/** «Сохранить список»: its conditions, order and columns, never the searched words. Under a name that is there it replaces. */
export async function saveView(
  actor: DeskActor,
  scope: RegisterScope,
  { name, query }: z.output<typeof saveViewFields>,
): Promise<void> {
  requirePermission(actor, 'register.list');
  requireRegisterScope(actor, scope);
  const kept = registerQuery(readRegisterAddress(Object.fromEntries(new URLSearchParams(query))), {
    search: false,
  });
  const of = { accountId: actor.accountId, municipalityId: scope.municipalityId };
  await inTransaction(async (tx) => {
    await lockName(tx, `register-views:${actor.accountId}`);
    const { count } = await tx.registerView.updateMany({ where: { ...of, name }, data: { query: kept } });
    if (count > 0) return;
    if ((await tx.registerView.count({ where: of })) >= mostViews) {
      throw new Refusal(
        'conflict',
        `Сохранено уже ${mostViews} списков. Удалите ненужный и сохраните ещё раз.`,
        'name',
      );
    }
    await tx.registerView.create({ data: { ...of, name, query: kept, createdAt: now() } });
  });
}

/** Removes a kept list of one's own; of anybody else's nothing is removed and nothing told. */
export async function removeView(actor: DeskActor, scope: RegisterScope, viewId: string): Promise<void> {
  requireRegisterScope(actor, scope);
  await database().registerView.deleteMany({
    where: { id: viewId, accountId: actor.accountId, municipalityId: scope.municipalityId },
  });
}
