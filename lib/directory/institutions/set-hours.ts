import { z } from 'zod';
import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { confirmCancelled, confirmedField, plannedAt } from '@/lib/booked-times/cancelled-visits';
import { withHours } from '@/lib/booked-times/planned-changes';
import { field, optional, type Reading } from '@/lib/domain/field-text';
import { formatHours, type DayHours } from '@/lib/domain/opening-hours';
import { readDayHours, type HoursOfDay } from '@/lib/domain/typed-hours';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { holdInstitution, versionField } from './held-institution';

function readHours(text: string): Reading<HoursOfDay> {
  const hours = readDayHours(text);
  if (hours === 'unreadable') {
    return { sentence: 'Напишите часы так: 9:30–17:00, обед 12:00–13:00. В выходной оставьте пустым' };
  }
  if (hours === 'disorder') {
    return { sentence: 'Проверьте время: день начинается раньше, чем кончается, а обед лежит внутри него' };
  }
  return { value: hours };
}

const day = field(optional(readHours));

/** One field a weekday, Monday is 1; an empty one is a day off. */
export const hoursFields = z
  .object({
    day1: day,
    day2: day,
    day3: day,
    day4: day,
    day5: day,
    day6: day,
    day7: day,
    version: versionField,
    confirmed: confirmedField,
  })
  .transform(({ version, confirmed, ...days }) => ({
    version,
    confirmed,
    week: Object.values(days).flatMap((hours, at): DayHours[] =>
      hours === null ? [] : [{ weekday: at + 1, ...hours }],
    ),
  }));

/** What they would be for the visits booked there. */
export function plannedHours({ week }: z.output<typeof hoursFields>) {
  return withHours(week);
}

/** Puts a week of hours in the place of the one that stood. Visits booked outside of them are cancelled. */
export async function setHours(
  actor: DeskActor,
  municipality: DeskMunicipality,
  institutionId: string,
  input: z.output<typeof hoursFields>,
): Promise<void> {
  requirePermission(actor, 'institutions.edit');
  const { version, week, confirmed } = input;
  await inTransaction(async (tx) => {
    await holdInstitution(tx, municipality, institutionId, version);
    const planned = plannedAt(institutionId, plannedHours(input));
    const cancelled = await confirmCancelled(tx, planned, confirmed);
    const before = await tx.institutionHours.findMany({ where: { institutionId } });
    await tx.institutionHours.deleteMany({ where: { institutionId } });
    await tx.institutionHours.createMany({ data: week.map((row) => ({ institutionId, ...row })) });
    await recordAudit(tx, actor, {
      event: 'institution_hours_set',
      subject: ['institution', institutionId],
      details: {
        municipalityId: municipality.id,
        before: formatHours(before),
        after: formatHours(week),
        cancelled,
      },
    });
  });
}
