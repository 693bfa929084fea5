import { Temporal } from 'temporal-polyfill';
import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { versionOn } from '@/lib/domain/dated-version';
import { plainDate, type PlainDate } from '@/lib/domain/dates';
import type { SettingSection } from '@/lib/domain/settings';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { readValue, type SettingValues } from './values';

export type SettingVersion<Section extends SettingSection = SettingSection> = {
  section: Section;
  version: number;
  value: SettingValues[Section];
  from: PlainDate;
  /** Null: it came with the municipality or the region itself. */
  author: string | null;
  createdAt: Date;
  state: 'in_force' | 'planned' | 'past';
};

/** Every version of a section, the newest first. `municipalityId` is one the actor was found to have; null: the region. */
export async function listSettingVersions(
  actor: DeskActor,
  municipalityId: string | null,
  section: SettingSection,
): Promise<SettingVersion[]> {
  requirePermission(actor, municipalityId === null ? 'region.set' : 'municipality.set');
  const rows = await database().setting.findMany({
    where: { municipalityId, section },
    orderBy: { version: 'desc' },
    select: {
      version: true,
      value: true,
      effectiveFrom: true,
      createdAt: true,
      createdBy: { select: { staffName: true, login: true } },
    },
  });
  const versions = rows.map(({ value, effectiveFrom, createdBy, ...row }) => ({
    ...row,
    section,
    value: readValue(section, value),
    from: plainDate(effectiveFrom),
    author: createdBy && (createdBy.staffName ?? createdBy.login),
  }));
  const inForce = versionOn(versions, today());
  return versions.map((version) => ({
    ...version,
    state:
      version === inForce
        ? 'in_force'
        : Temporal.PlainDate.compare(version.from, today()) > 0
          ? 'planned'
          : 'past',
  }));
}

export type SettingLine = {
  section: SettingSection;
  /** What holds on the day asked for; null: nothing was set yet. */
  on: SettingVersion | null;
  /** The next version that waits for its day, counted from today. */
  planned: SettingVersion | null;
};

/** All these sections as they are on `day`. */
export async function listSettings(
  actor: DeskActor,
  municipalityId: string | null,
  sections: readonly SettingSection[],
  day: PlainDate,
): Promise<SettingLine[]> {
  return Promise.all(
    sections.map(async (section) => {
      const versions = await listSettingVersions(actor, municipalityId, section);
      const planned = versions
        .filter(({ state }) => state === 'planned')
        .toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from));
      return { section, on: versionOn(versions, day), planned: planned[0] ?? null };
    }),
  );
}
