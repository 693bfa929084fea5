import { Temporal } from 'temporal-polyfill';
import { found } from '@/lib/access/scope';
import { requirePermission } from '@/lib/access/policy';
import { dbDate, formatDate, plainDate } from '@/lib/domain/dates';
import { rulesOn } from '@/lib/domain/booking-slots';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { lockName } from '@/lib/platform/locks';
import { confirmCancelled, plannedAt } from '@/lib/booked-times/cancelled-visits';
import type { BookingSettingInput } from './setting-fields';
import { placeLock } from '@/lib/booked-times/place';
import { withRules } from '@/lib/booked-times/planned-changes';
import { settableBy, type SettingActor } from './settings';

/**
 * Writes how times are booked from a day on. Where it takes booked times away, the form confirms the list the page has
 * shown; they are cancelled by the worker, each family with a letter.
 * @param within narrows an admin's reach to the municipality of the page
 */
export async function saveBookingSetting(
  actor: SettingActor,
  institutionId: string,
  input: BookingSettingInput,
  within: Prisma.InstitutionWhereInput = {},
): Promise<void> {
  requirePermission(actor, 'visits.set');
  const { version, confirmed, enabled, effectiveFrom, ...numbers } = input;
  if (Temporal.PlainDate.compare(effectiveFrom, today()) < 0) {
    throw new Refusal(
      'invalid',
      `Прошедшие дни изменить нельзя: введите ${formatDate(today())} или позже.`,
      'effectiveFrom',
    );
  }
  const rules = { ...numbers, enabled: enabled === 'on', effectiveFrom };
  await inTransaction(async (tx) => {
    const { bookingSettings } = found(
      await tx.institution.findFirst({
        where: { AND: [{ id: institutionId }, settableBy(actor), within] },
        select: { bookingSettings: { select: { version: true, effectiveFrom: true, enabled: true } } },
      }),
    );
    // From here on nobody books by the rules that are about to change.
    await lockName(tx, placeLock(institutionId));
    const last = Math.max(0, ...bookingSettings.map((row) => row.version));
    if (last !== version) throw new Refusal('conflict');
    const cancelled = await confirmCancelled(tx, plannedAt(institutionId, withRules(rules)), confirmed);
    await tx.bookingSetting.create({
      data: {
        institutionId,
        version: version + 1,
        ...rules,
        effectiveFrom: dbDate(effectiveFrom),
        madeAt: now(),
        madeById: actor.accountId,
      },
    });
    const before = rulesOn(
      effectiveFrom,
      bookingSettings.map((row) => ({ ...row, effectiveFrom: plainDate(row.effectiveFrom) })),
    );
    await recordAudit(tx, actor, {
      event: 'visit_settings_changed',
      subject: ['institution', institutionId],
      details: {
        from: effectiveFrom.toString(),
        enabled: rules.enabled,
        wasEnabled: before?.enabled ?? false,
        cancelled,
        ...numbers,
      },
    });
  });
}
