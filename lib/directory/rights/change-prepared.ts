import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { confirmCancelled, confirmedField, plannedAt } from '@/lib/booked-times/cancelled-visits';
import { withAccepting, type PlannedChange } from '@/lib/booked-times/planned-changes';
import { dbDate, plainDate } from '@/lib/domain/dates';
import { optionalDate } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { endObstacle, planCancel, type CancelPlan } from '@/lib/domain/right-plan';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { inTransaction, type Queryable, type Transaction } from '@/lib/platform/database';
import { holdInstitution, versionField } from '../institutions/held-institution';
import { cutColumns, loadRights } from './held-rights';

export type RightPlace = { institutionId: string; rightId: string };

export const cancelRightFields = z.object({ version: versionField, confirmed: confirmedField });

/** What cancelling would be for the visits booked there; null where it touches none. */
export async function plannedCancelling(db: Queryable, place: RightPlace): Promise<PlannedChange | null> {
  const { right, kind, rights } = await loadRight(db, place);
  if (kind !== 'accepts_applications') return null;
  const resumed = planCancel(rights, right)?.resumed;
  const left = rights.filter(({ id }) => id !== right.id);
  return withAccepting(left.map((span) => (span.id === resumed?.id ? { ...span, to: resumed.to } : span)));
}

/** Takes back a right that has not begun: what was cut short for it goes on in its place. */
export async function cancelRight(
  actor: DeskActor,
  municipality: DeskMunicipality,
  place: RightPlace,
  { version, confirmed }: z.output<typeof cancelRightFields>,
): Promise<void> {
  requirePermission(actor, 'institutions.edit');
  await inTransaction(async (tx) => {
    const { institutionId } = place;
    await holdInstitution(tx, municipality, institutionId, version);
    const { right, kind, rights } = await loadRight(tx, place);
    if (Temporal.PlainDate.compare(right.from, today()) <= 0) {
      throw new Refusal(
        'conflict',
        'Это полномочие уже началось, отменить его нельзя. Назначьте его последний день или подготовьте новое.',
      );
    }
    const planned = plannedAt(institutionId, await plannedCancelling(tx, place));
    const cancelled = await confirmCancelled(tx, planned, confirmed);
    const plan = planCancel(rights, right);
    await tx.institutionRight.delete({ where: { id: right.id } });
    if (plan) await resume(tx, plan);
    await recordAudit(tx, actor, {
      event: 'right_cancelled',
      subject: ['institution', institutionId],
      details: { municipalityId: municipality.id, kind, from: right.from.toString(), cancelled },
    });
  });
}

async function resume(tx: Transaction, { resumed, cutsNow }: CancelPlan): Promise<void> {
  const { id, to } = resumed;
  await tx.institutionRight.update({ where: { id }, data: { validTo: to && dbDate(to) } });
  if (!cutsNow) return;
  await tx.institutionRight.update({ where: { id: cutsNow.id }, data: cutColumns(cutsNow.cut) });
}

export const endRightFields = z.object({
  to: optionalDate({ label: { title: 'Последний день', accusative: 'последний день' } }),
  version: versionField,
  confirmed: confirmedField,
});

type EndRightInput = z.output<typeof endRightFields>;

/** What another last day would be for the visits booked there; null where it touches none. */
export async function plannedEnd(
  db: Queryable,
  place: RightPlace,
  { to }: EndRightInput,
): Promise<PlannedChange | null> {
  const { right, kind, rights } = await loadRight(db, place);
  if (kind !== 'accepts_applications') return null;
  return withAccepting(rights.map((span) => (span.id === right.id ? { ...span, to } : span)));
}

const obstacles = {
  over: 'Это полномочие уже закончилось: прошедшее не меняется',
  past: 'Последний день не может быть в прошлом: выберите сегодняшний или более поздний',
  before_start: 'Последний день не может быть раньше первого',
  next_begun: 'К этому дню уже назначено другое. Сначала отмените его или выберите день раньше',
} as const;

/** Sets the last day of a right that lasts or lies ahead; empty: without end. */
export async function endRight(
  actor: DeskActor,
  municipality: DeskMunicipality,
  place: RightPlace,
  input: EndRightInput,
): Promise<void> {
  requirePermission(actor, 'institutions.edit');
  const { to, version, confirmed } = input;
  await inTransaction(async (tx) => {
    const { institutionId } = place;
    const { closedOn } = await holdInstitution(tx, municipality, institutionId, version);
    const { right, kind, rights } = await loadRight(tx, place);
    const obstacle = endObstacle(rights, right, to, today());
    if (obstacle) throw new Refusal('invalid', obstacles[obstacle], 'to');
    if (closedOn && (!to || Temporal.PlainDate.compare(to, plainDate(closedOn)) >= 0)) {
      throw new Refusal('invalid', 'Учреждение закрывается раньше. Выберите день до закрытия', 'to');
    }
    const planned = plannedAt(institutionId, await plannedEnd(tx, place, input));
    const cancelled = await confirmCancelled(tx, planned, confirmed);
    await tx.institutionRight.update({ where: { id: right.id }, data: { validTo: to && dbDate(to) } });
    await recordAudit(tx, actor, {
      event: 'right_end_set',
      subject: ['institution', institutionId],
      details: { municipalityId: municipality.id, kind, to: to?.toString() ?? 'none', cancelled },
    });
  });
}

async function loadRight(db: Queryable, { institutionId, rightId }: RightPlace) {
  const { kind } = found(
    await db.institutionRight.findFirst({ where: { id: rightId, institutionId }, select: { kind: true } }),
  );
  const rights = await loadRights(db, institutionId, kind);
  return { kind, rights, right: found(rights.find(({ id }) => id === rightId)) };
}
