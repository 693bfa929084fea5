import type { DeskActor } from '@/lib/access/municipality';
import { requirePermission } from '@/lib/access/policy';
import { loadAges, loadStanding } from '@/lib/standing/load-standing';
import { deadlineSection } from './deadlines';
import {
  correctedSection,
  coverageSection,
  groupSection,
  institutionSection,
  monthSection,
  stepSection,
  waitedSection,
} from './flows';
import { loadSections } from './load';
import type { ReportPeriod } from './period';
import { idsOf, placeOf, type ReportPlace } from './place';
import { loadPopulation } from './population';
import type { ReportSection } from './section';
import { ageSection, statusSection } from './standing';

export type Report = {
  sections: ReportSection[];
} & Pick<ReportPlace, 'countedAt'>;

/** The report of one municipality, or of the region (null): as it stands today and what happened in the period. */
export async function getReport(
  actor: DeskActor,
  municipalityId: string | null,
  period: ReportPeriod,
): Promise<Report> {
  requirePermission(actor, 'reports.read');
  const place = await placeOf(actor, municipalityId);
  const reading = loadStanding(idsOf(place));
  // All at once: none of them waits for another.
  const [
    standing,
    ages,
    population,
    groups,
    months,
    institutions,
    waited,
    steps,
    deadlines,
    corrected,
    load,
  ] = await Promise.all([
    reading,
    loadAges(idsOf(place)),
    loadPopulation(idsOf(place)),
    groupSection(place, period, reading),
    monthSection(place, period),
    institutionSection(place, period),
    waitedSection(place, period),
    stepSection(place, period),
    deadlineSection(place, period),
    correctedSection(place, period),
    loadSections(place, period),
  ]);
  const today = [statusSection(standing), coverageSection(place, standing, population), ageSection(ages)];
  return {
    sections: [...today, groups, months, institutions, waited, steps, deadlines, corrected, ...load],
    countedAt: place.countedAt,
  };
}
