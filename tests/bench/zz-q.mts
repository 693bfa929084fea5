import { openRegion } from './region/open-region';
import { database } from '@/lib/platform/database';
const r = await openRegion({ children: Number(process.argv[2]) });
const { loadStanding, loadAges } = await import('@/lib/standing/load-standing');
const { countByMunicipality } = await import('@/lib/overview/counts');
const ids = (await database().municipality.findMany({ select: { id: true } })).map((m) => m.id);
async function time(name: string, work: () => Promise<unknown>) {
  const t: number[] = [];
  for (let i = 0; i < 15; i += 1) {
    const s = performance.now();
    await work();
    t.push(performance.now() - s);
  }
  t.sort((a, b) => a - b);
  console.log(name, t[7]!.toFixed(1), 'min', t[0]!.toFixed(1));
}
await time('standing', () => loadStanding(ids));
await time('ages', () => loadAges(ids));
await time('counts', () => countByMunicipality(ids));
const { overdueBorders } = await import('@/lib/institutions/overdue-borders');
await time('borders', () => overdueBorders(ids));
await time(
  'open',
  () => database().$queryRaw`
    SELECT open_in::text AS id, status::text AS status, count(*)::int AS count
    FROM application
    WHERE status IN ('awaiting_confirmation', 'confirmed') AND open_in = ANY(${ids}::uuid[])
    GROUP BY open_in, application.status`,
);
const { getReport } = await import('@/lib/reports/get-report');
const { readReportPeriod } = await import('@/lib/reports/period');
const actor = {
  role: 'regional_admin',
  municipalityId: null,
  institutionId: null,
  accountId: 'x',
  personId: null,
} as any;
const period = readReportPeriod({});
await time('report', () => getReport(actor, null, period));
const { placeOf } = await import('@/lib/reports/place');
const place = await placeOf(actor, null);
const f = await import('@/lib/reports/flows');
const d = await import('@/lib/reports/deadlines');
const l = await import('@/lib/reports/load');
const p = await import('@/lib/reports/population');
const ld = await import('@/lib/reports/last-days');
const ts = await import('@/lib/settings/settings-on');
await time('groups', () => f.groupSection(place, period, Promise.resolve([])));
await time('institutions', () => f.institutionSection(place, period));
await time('waited', () => f.waitedSection(place, period));
await time('terms', () => ts.termsEverSet(database()));
const terms = await ts.termsEverSet(database());
await time('last days', () => ld.lastDaysOf(place, period, terms));
await time('deadlines', () => d.deadlineSection(place, period));
await time('load', () => l.loadSections(place, period));
await r.stop();
