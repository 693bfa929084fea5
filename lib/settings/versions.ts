import { dbDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import type { SettingSection } from '@/lib/domain/settings';
import type { Queryable } from '@/lib/platform/database';

/** `from`: the day it holds since. */
export type HeldVersion = {
  municipalityId: string | null;
  section: SettingSection;
  value: unknown;
  from: PlainDate;
};

/**
 * The version of every section that holds on `day`: the latest by its day, of several from one day the last that was
 * entered. `owner`: a municipality, null for the region; without it everybody.
 */
export async function versionsOn(
  db: Queryable,
  day: PlainDate,
  owner?: string | null,
): Promise<readonly HeldVersion[]> {
  const rows = await db.setting.findMany({
    where: {
      effectiveFrom: { lte: dbDate(day) },
      ...(owner === undefined ? {} : { municipalityId: owner }),
    },
    orderBy: [{ effectiveFrom: 'desc' }, { version: 'desc' }],
    select: { municipalityId: true, section: true, value: true, effectiveFrom: true },
  });
  const latest = new Map<string, HeldVersion>();
  for (const { effectiveFrom, ...row } of rows) {
    const key = `${row.municipalityId ?? 'region'} ${row.section}`;
    if (!latest.has(key)) latest.set(key, { ...row, from: plainDate(effectiveFrom) });
  }
  return [...latest.values()];
}
