import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { confirmCancelled, confirmedField, plannedAt } from '@/lib/booked-times/cancelled-visits';
import { withClosure } from '@/lib/booked-times/planned-changes';
import { dbDate, formatDate, plainDate } from '@/lib/domain/dates';
import { dateField, optionalDate, textField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { holdInstitution, versionField } from './held-institution';

/** A day of many years by a slip of the finger would stop every term of the families there. */
const longestClosure = 370;

export const closedDaysFields = z
  .object({
    from: dateField({ label: { title: 'Первый закрытый день', accusative: 'первый закрытый день' } }),
    to: optionalDate({ label: { title: 'Последний закрытый день', accusative: 'последний закрытый день' } }),
    reason: textField({ label: { title: 'Причина', accusative: 'причину' }, max: 200 }),
    version: versionField,
    confirmed: confirmedField,
  })
  .transform((days) => ({ ...days, to: days.to ?? days.from }))
  .superRefine(({ from, to }, context) => {
    if (Temporal.PlainDate.compare(to, from) < 0) {
      const message = 'Последний день не может быть раньше первого';
      context.addIssue({ code: 'custom', path: ['to'], message });
    } else if (from.until(to).days >= longestClosure) {
      const message = 'Так надолго учреждение закрывают совсем: проверьте дни';
      context.addIssue({ code: 'custom', path: ['to'], message });
    }
  });

/** What they would be for the visits booked there. */
export function plannedClosedDays({ from, to }: z.output<typeof closedDaysFields>) {
  return withClosure({ from, to });
}

/**
 * Closed days with a reason: families see them, the terms of those who chose the institution wait for them, and visits
 * booked for them are cancelled.
 */
export async function addClosedDays(
  actor: DeskActor,
  municipality: DeskMunicipality,
  institutionId: string,
  input: z.output<typeof closedDaysFields>,
): Promise<void> {
  requirePermission(actor, 'institutions.edit');
  const { from, to, reason, version, confirmed } = input;
  await inTransaction(async (tx) => {
    await holdInstitution(tx, municipality, institutionId, version);
    const same = await tx.institutionClosure.findFirst({
      where: { institutionId, closedFrom: { lte: dbDate(to) }, closedTo: { gte: dbDate(from) } },
      orderBy: { closedFrom: 'asc' },
    });
    if (same) {
      const days = `с ${formatDate(plainDate(same.closedFrom))} по ${formatDate(plainDate(same.closedTo))}`;
      throw new Refusal(
        'invalid',
        `На эти дни закрытие уже назначено: ${days}. Сначала отмените его`,
        'from',
      );
    }
    const planned = plannedAt(institutionId, plannedClosedDays(input));
    const cancelled = await confirmCancelled(tx, planned, confirmed);
    await tx.institutionClosure.create({
      data: { institutionId, closedFrom: dbDate(from), closedTo: dbDate(to), reason },
    });
    await recordAudit(tx, actor, {
      event: 'closed_days_added',
      subject: ['institution', institutionId],
      details: { municipalityId: municipality.id, from: from.toString(), to: to.toString(), cancelled },
    });
  });
}

export const removeClosedDaysFields = z.object({ version: versionField });

/** Takes back closed days that lie ahead. Of a closure that has begun the days so far stay, since terms waited for them. */
export async function removeClosedDays(
  actor: DeskActor,
  municipality: DeskMunicipality,
  { institutionId, closureId }: { institutionId: string; closureId: string },
  { version }: z.output<typeof removeClosedDaysFields>,
): Promise<void> {
  requirePermission(actor, 'institutions.edit');
  await inTransaction(async (tx) => {
    await holdInstitution(tx, municipality, institutionId, version);
    const closure = found(await tx.institutionClosure.findFirst({ where: { id: closureId, institutionId } }));
    if (plainDate(closure.closedTo).until(today()).sign > 0) {
      throw new Refusal('conflict', 'Эти дни уже прошли: отменять нечего.');
    }
    const begun = plainDate(closure.closedFrom).until(today()).sign > 0;
    if (begun) {
      const yesterday = dbDate(today().subtract({ days: 1 }));
      await tx.institutionClosure.update({ where: { id: closureId }, data: { closedTo: yesterday } });
    } else await tx.institutionClosure.delete({ where: { id: closureId } });
    await recordAudit(tx, actor, {
      event: 'closed_days_removed',
      subject: ['institution', institutionId],
      details: {
        municipalityId: municipality.id,
        from: plainDate(closure.closedFrom).toString(),
        to: plainDate(closure.closedTo).toString(),
      },
    });
  });
}
