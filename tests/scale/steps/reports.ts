import { z } from 'zod';
import { today } from '@/lib/platform/clock';
import { countReports, rebuildReports } from '@/lib/reports/count-reports';
import { getReport } from '@/lib/reports/get-report';
import { deskOf } from './desk';
import { step } from './step';

/** What the report tells of the days that `plainCount` counts as well. */
export const report = step(
  z.object({ sessionId: z.string(), municipalityId: z.string(), by: z.enum(['count', 'rebuild']) }),
  async ({ sessionId, municipalityId, by }) => {
    await (by === 'count' ? countReports() : rebuildReports());
    const period = { from: today().subtract({ days: 300 }), to: today() };
    const { sections } = await getReport(await deskOf(sessionId), municipalityId, period);
    return sections.map(({ key, rows }) => ({ key, rows }));
  },
);
