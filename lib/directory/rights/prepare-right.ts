import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { confirmCancelled, confirmedField, plannedAt } from '@/lib/booked-times/cancelled-visits';
import { withAccepting, type PlannedChange } from '@/lib/booked-times/planned-changes';
import { dbDate, formatDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { choiceField, dateField, optionalDate } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { planRight, spansAfter, type RightAudience, type RightSpan } from '@/lib/domain/right-plan';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Queryable } from '@/lib/platform/database';
import { holdInstitution, versionField } from '../institutions/held-institution';
import { cutColumns, loadRights, type RightKind } from './held-rights';

type Choice = { kind: RightKind; audience: RightAudience | null; title: string };

/** What an institution can be allowed or no longer allowed, in the order of the form. */
export const rightChoices = {
  accepts_everybody: {
    kind: 'accepts_applications',
    audience: 'everybody',
    title: 'Принимает заявления от всех семей муниципалитета',
  },
  accepts_own: {
    kind: 'accepts_applications',
    audience: 'own_pupils',
    title: 'Принимает заявления только своих воспитанников и учеников',
  },
  accepts_none: { kind: 'accepts_applications', audience: null, title: 'Не принимает заявления' },
  issues: { kind: 'issues_logins', audience: 'everybody', title: 'Выдаёт логины' },
  issues_none: { kind: 'issues_logins', audience: null, title: 'Не выдаёт логины' },
} as const satisfies Record<string, Choice>;

type RightChoice = keyof typeof rightChoices;

const choices = Object.keys(rightChoices) as RightChoice[];

export const prepareRightFields = z
  .object({
    choice: choiceField(choices, 'Выберите, что изменится'),
    from: dateField({ label: { title: 'С какого дня', accusative: 'первый день' } }),
    to: optionalDate({ label: { title: 'По какой день', accusative: 'последний день' } }),
    version: versionField,
    confirmed: confirmedField,
  })
  .superRefine(({ from, to }, context) => {
    if (to && Temporal.PlainDate.compare(to, from) < 0) {
      const message = 'Последний день не может быть раньше первого';
      context.addIssue({ code: 'custom', path: ['to'], message });
    }
  });

type PrepareRightInput = z.output<typeof prepareRightFields>;

/** What the change would be for the visits booked there; null where it touches none or cannot be written. */
export async function plannedRight(
  db: Queryable,
  institutionId: string,
  { choice, from, to }: PrepareRightInput,
): Promise<PlannedChange | null> {
  const { kind, audience } = rightChoices[choice];
  if (kind !== 'accepts_applications') return null;
  const spans = await loadRights(db, institutionId, kind);
  const plan = planRight(spans, { audience, from, to });
  return plan.kind === 'plan' ? withAccepting(spansAfter(spans, plan)) : null;
}

/**
 * Prepares what an institution may do from a set day on: today or any day ahead. Families see the list of the day they
 * look at, and the change announced beside it.
 */
export async function prepareRight(
  actor: DeskActor,
  municipality: DeskMunicipality,
  institutionId: string,
  input: PrepareRightInput,
): Promise<void> {
  requirePermission(actor, 'institutions.edit');
  const { choice, from, to, version, confirmed } = input;
  const { kind, audience } = rightChoices[choice];
  await inTransaction(async (tx) => {
    const { closedOn } = await holdInstitution(tx, municipality, institutionId, version);
    if (Temporal.PlainDate.compare(from, today()) < 0) {
      throw new Refusal(
        'invalid',
        'Прошедшее не меняется: выберите сегодняшний день или более поздний',
        'from',
      );
    }
    refuseAfterClosing(closedOn, from, to);
    const plan = planRight(await loadRights(tx, institutionId, kind), { audience, from, to });
    if (plan.kind === 'same') {
      throw new Refusal('invalid', 'Так и есть: в эти дни ничего не изменится. Проверьте выбор', 'choice');
    }
    if (plan.kind === 'clash') throw clashOf(plan.with);
    const planned = await plannedRight(tx, institutionId, input);
    const cancelled = await confirmCancelled(tx, plannedAt(institutionId, planned), confirmed);
    const set = { institutionId, kind, setById: actor.accountId, setAt: now() };
    if (plan.cut) {
      await tx.institutionRight.update({
        where: { id: plan.cut.id },
        data: { validTo: dbDate(plan.cut.to) },
      });
    }
    const cut = plan.cut && { id: plan.cut.id, to: plan.cut.was };
    for (const span of plan.add) {
      await tx.institutionRight.create({
        data: {
          ...set,
          // What is given back after the change has cut nothing itself.
          ...cutColumns(span.from.equals(from) ? cut : null),
          audience: span.audience,
          validFrom: dbDate(span.from),
          validTo: span.to && dbDate(span.to),
        },
      });
    }
    await recordAudit(tx, actor, {
      event: 'right_prepared',
      subject: ['institution', institutionId],
      details: {
        municipalityId: municipality.id,
        choice,
        from: from.toString(),
        ...(to ? { to: to.toString() } : {}),
        cancelled,
      },
    });
  });
}

function refuseAfterClosing(closedOn: Date | null, from: PlainDate, to: PlainDate | null): void {
  if (closedOn === null) return;
  const closed = plainDate(closedOn);
  const within = to !== null && Temporal.PlainDate.compare(to, closed) < 0;
  if (within && Temporal.PlainDate.compare(from, closed) < 0) return;
  throw new Refusal(
    'invalid',
    `Учреждение закрыто с ${formatDate(closed)}. Сначала отмените закрытие или выберите дни до него`,
    'from',
  );
}

function clashOf({ from, to }: RightSpan): Refusal {
  const days = to ? `с ${formatDate(from)} по ${formatDate(to)}` : `с ${formatDate(from)}`;
  return new Refusal(
    'invalid',
    `На эти дни уже назначено другое (${days}). Выберите другие дни или сначала отмените назначенное`,
    'from',
  );
}
