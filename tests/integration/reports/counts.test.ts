import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, test } from 'vitest';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import { dbDate } from '@/lib/domain/dates';
import { percentile, reportSteps, weekdayTitles } from '@/lib/domain/reports';
import { setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { countReports, rebuildReports } from '@/lib/reports/count-reports';
import { getReport } from '@/lib/reports/get-report';
import type { ReportKey, ReportSection } from '@/lib/reports/section';
import {
  givenCertificate,
  givenChild,
  givenGroup,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { givenReportCrowd } from '@/tests/support/report-crowd';
import { refusalOf } from '@/tests/support/traces';
import { plainCount } from './plain-count';

let town: Awaited<ReturnType<typeof givenReportCrowd>>;
let admin: Awaited<ReturnType<typeof givenStaff<'municipal_admin'>>>;

beforeAll(async () => {
  town = await givenReportCrowd(700);
  admin = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipality.id });
  await countReports();
}, 120_000);

const period = () => ({ from: today().subtract({ days: 300 }), to: today().subtract({ days: 20 }) });

async function read(): Promise<Map<ReportKey, ReportSection>> {
  const { sections } = await getReport(admin.actor, town.municipality.id, period());
  return new Map(sections.map((section) => [section.key, section]));
}

function column(section: ReportSection | undefined, at: number): Record<string, unknown> {
  return Object.fromEntries((section?.rows ?? []).map(({ label, values }) => [label, values[at]]));
}

async function expectPlain(): Promise<void> {
  const [report, plain] = [await read(), await plainCount(town.municipality.id, period())];
  for (const [status, { title }] of Object.entries(certificateStatuses)) {
    expect([title, column(report.get('status'), 0)[title]]).toEqual([title, plain.status.get(status) ?? 0]);
  }
  for (let age = 5; age < 18; age += 1) {
    expect([age, column(report.get('age'), 0)[age]]).toEqual([age, plain.age.get(String(age)) ?? 0]);
  }
  for (const { id, title } of [town.group, town.other]) {
    expect(column(report.get('group'), 0)[title]).toBe(plain.group.get(id) ?? 0);
    expect(column(report.get('group'), 1)[title]).toBe(plain.issuedInGroup.get(id) ?? 0);
  }
  const months = report.get('month')?.rows ?? [];
  const sums = (at: number) => months.map(({ values }) => values[at]);
  const sorted = (counts: Map<string, number>) =>
    [...counts].toSorted(([a], [b]) => a.localeCompare(b)).map(([, count]) => count);
  expect(sums(0).filter((count) => count !== 0)).toEqual(sorted(plain.issuedIn));
  expect(sums(1).filter((count) => count !== 0)).toEqual(sorted(plain.activatedIn));
  for (const { id, shortName } of [town.desk, town.school]) {
    expect(column(report.get('institution'), 0)[shortName]).toBe(plain.institution.get(id) ?? 0);
  }
  for (const [label, count] of Object.entries(column(report.get('deadlines'), 0))) {
    expect([label, count]).toEqual([label, plain.deadlines.get(label) ?? 0]);
  }
  expect(Object.values(column(report.get('waited'), 0))[2]).toBe(plain.hours.length);
}

describe('the counts', () => {
  test('are those of a plain count of every record', async () => {
    const plain = await plainCount(town.municipality.id, period());
    // Something of everything, or the comparison would show nothing.
    expect(plain.status.size).toBe(4);
    expect(plain.deadlines.size).toBeGreaterThan(3);
    expect(plain.hours.length).toBeGreaterThan(100);
    await expectPlain();
  });

  test('follow every change: a new certificate, an activation undone, a group, an end', async () => {
    const { id: municipalityId } = town.municipality;
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId, document: true });
    await givenCertificate({ childId, municipalityId, groupId: town.group.id });
    const [active, live] = await Promise.all([
      database().certificate.findFirstOrThrow({ where: { municipalityId, status: 'active' } }),
      database().certificate.findFirstOrThrow({ where: { municipalityId, status: 'not_activated' } }),
    ]);
    await database().certificate.update({
      where: { id: active.id },
      data: {
        status: 'not_activated',
        activatedAt: null,
        activatedById: null,
        activatedAtInstitutionId: null,
      },
    });
    await database().certificate.update({
      where: { id: live.id },
      data: { groupId: live.groupId === town.group.id ? town.other.id : town.group.id },
    });
    await database().certificate.update({
      where: { id: live.id },
      data: { status: 'terminated', terminationReason: 'moved_away' },
    });
    expect(await database().reportStale.count()).toBeGreaterThan(0);
    await countReports();
    expect(await database().reportStale.count()).toBe(0);
    await expectPlain();
  });

  test('made anew as a whole are the same', async () => {
    const rows = () =>
      database().reportDay.findMany({ orderBy: [{ matter: 'asc' }, { day: 'asc' }, { key: 'asc' }] });
    const standing = () =>
      database().reportStanding.findMany({
        orderBy: [{ validUntil: 'asc' }, { groupId: 'asc' }, { status: 'asc' }],
      });
    const [days, birthdays] = [await rows(), await standing()];
    await rebuildReports();
    expect(await rows()).toEqual(days);
    expect(await standing()).toEqual(birthdays);
  });

  test('a child turns a year older, and 18, without anything being counted anew', async () => {
    const from = Date.now();
    setClock(() => new Date(from + 400 * 86_400_000));
    const [report, plain] = [await read(), await plainCount(town.municipality.id, period())];
    expect(column(report.get('status'), 0)[certificateStatuses.expired.title]).toBe(
      plain.status.get('expired'),
    );
    expect(column(report.get('age'), 0)[17]).toBe(plain.age.get('17') ?? 0);
  });
});

describe('what is made of them', () => {
  test('the load of every hour of the week is that of the single visits', async () => {
    const zone = environment().TIME_ZONE;
    const visits = await database().auditEntry.findMany({ where: { event: 'certificate_activated' } });
    const plain = new Map<string, number>();
    for (const { at } of visits) {
      const when = Temporal.Instant.from(at.toISOString()).toZonedDateTimeISO(zone);
      const [day, { from, to }] = [when.toPlainDate(), period()];
      if (Temporal.PlainDate.compare(day, from) < 0 || Temporal.PlainDate.compare(day, to) > 0) continue;
      const cell = `${weekdayTitles[day.dayOfWeek - 1] ?? ''} ${when.hour}–${when.hour + 1}`;
      plain.set(cell, (plain.get(cell) ?? 0) + 1);
    }
    const load = (await read()).get('load');
    const cells = (load?.rows ?? []).flatMap(({ label, values }) =>
      values.map((count, at): [string, unknown] => [`${label} ${load?.columns[at] ?? ''}`, count]),
    );
    expect(plain.size).toBeGreaterThan(50);
    expect(new Map(cells.filter(([, count]) => count !== 0))).toEqual(plain);
  });

  test('each municipality goes by its own calendar, in the report of the region too', async () => {
    const { municipality, school } = town;
    const days = Array.from({ length: 40 }, (_, at) => dbDate(today().subtract({ days: 200 - 3 * at })));
    await database().calendarDay.createMany({
      data: days.map((day) => ({ day, mark: 'day_off', title: 'Местный', municipalityId: municipality.id })),
    });
    const one = { closedFrom: dbDate(today().subtract({ days: 250 })), closedTo: dbDate(today()) };
    await database().institutionClosure.create({
      data: { institutionId: school.id, reason: 'Ремонт', ...one },
    });
    const parent = await givenParent();
    const other = await givenMunicipality();
    const group = await givenGroup({ municipalityId: other.id });
    const { childId } = await givenChild({ parent, municipalityId: other.id, document: true });
    const certificate = await givenCertificate({ childId, municipalityId: other.id, groupId: group.id });
    await database().certificate.update({
      where: { id: certificate.certificateId },
      data: { createdAt: new Date(Date.now() - 60 * 86_400_000) },
    });
    await countReports();
    await expectPlain();
    const region = await givenStaff({ role: 'regional_admin' });
    const { sections } = await getReport(region.actor, null, period());
    const whole = column(
      sections.find(({ key }) => key === 'deadlines'),
      0,
    );
    const own = column((await read()).get('deadlines'), 0);
    const missed = 'Срок прошёл, документов ещё нет';
    expect(whole).toEqual({ ...own, [missed]: Number(own[missed]) + 1 });
  });

  test('steps: whoever came further has come to each step before', async () => {
    const rows = (await read()).get('steps')?.rows ?? [];
    expect(rows.map(({ label }) => label)).toEqual(Object.values(reportSteps).map(({ title }) => title));
    const reached = rows.map(({ values }) => Number(values[0]));
    expect(reached).toEqual(reached.toSorted((a, b) => b - a));
    const stopped = rows.map(({ values }) => Number(values[2]));
    expect(stopped.reduce((sum, count) => sum + count, 0)).toBe((reached[0] ?? 0) - (reached.at(-1) ?? 0));
    const children = await database().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM child WHERE municipality_id = ${town.municipality.id}::uuid
        AND (created_at AT TIME ZONE 'Asia/Novokuznetsk')::date
          BETWEEN ${period().from.toString()}::date AND ${period().to.toString()}::date`;
    expect(reached[0]).toBe(children[0]?.count);
  });

  test('the fields most corrected come first, and the load of a desk is what was done there', async () => {
    const report = await read();
    expect(report.get('corrected')?.rows.map(({ label }) => label)).toEqual(['Телефон', 'Фамилия']);
    const squares = (report.get('load')?.rows ?? []).flatMap(({ values }) => values.map(Number));
    const totals = Object.values(column(report.get('load-institutions'), 0)).map(Number);
    const sum = (counts: number[]) => counts.reduce((whole, count) => whole + count, 0);
    expect(sum(squares)).toBe(sum(totals));
    expect(sum(totals)).toBe((await plainCount(town.municipality.id, period())).hours.length);
  });

  test('the median is that of the single families', async () => {
    const { hours } = await plainCount(town.municipality.id, period());
    const bucket = (value: number) => (value < 48 ? value : Math.floor(value / 24) * 24);
    const middle =
      percentile(
        hours.map((value) => ({ value: bucket(value), count: 1 })),
        0.5,
      ) ?? 0;
    const shown = String(Object.values(column((await read()).get('waited'), 0))[0]);
    expect(shown).toContain(middle < 48 ? String(middle) : String(middle / 24));
  });
});

describe('who reads them', () => {
  test('a municipal admin the own municipality only, the regional admin everything', async () => {
    const stranger = await givenStaff({ role: 'municipal_admin' });
    expect(await refusalOf(getReport(stranger.actor, town.municipality.id, period()))).toMatchObject({
      code: 'not_found',
    });
    expect(await refusalOf(getReport(admin.actor, null, period()))).toMatchObject({ code: 'not_found' });
    const region = await givenStaff({ role: 'regional_admin' });
    const whole = await getReport(region.actor, null, period());
    const ofRegion = whole.sections.find(({ key }) => key === 'status');
    const own = (await read()).get('status');
    const sum = (section: ReportSection | undefined) =>
      (section?.rows ?? []).reduce((total, { values }) => total + Number(values[0]), 0);
    expect(sum(ofRegion)).toBe(await database().certificate.count());
    expect(sum(own)).toBe(
      await database().certificate.count({ where: { municipalityId: town.municipality.id } }),
    );
  });
});
