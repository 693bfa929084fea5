import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, test } from 'vitest';
import { certificateStatuses, isLive } from '@/lib/domain/certificate-status';
import { dbDate } from '@/lib/domain/dates';
import { percentile, reportSteps, weekdayTitles } from '@/lib/domain/reports';
import { setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { countReports, rebuildReports } from '@/lib/reports/count-reports';
import { getReport } from '@/lib/reports/get-report';
import type { ReportKey, ReportSection } from '@/lib/reports/section';
import { loadAges, loadStanding } from '@/lib/standing/load-standing';
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

/** The sums by month are those of the birthdays, whoever put or took them. */
async function expectMonthsOfBirthdays(): Promise<void> {
  const [months, birthdays] = await Promise.all([
    database().$queryRaw`
      SELECT municipality_id, month, group_id, status, count FROM report_standing_month WHERE count > 0
      ORDER BY 1, 2, 3, 4`,
    database().$queryRaw`
      SELECT municipality_id, date_trunc('month', valid_until)::date AS month, group_id, status, sum(count)::int AS count
      FROM report_standing GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
  ]);
  expect(birthdays).not.toEqual([]);
  expect(months).toEqual(birthdays);
}

async function expectPlain(): Promise<void> {
  await expectMonthsOfBirthdays();

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
    await expectMonthsOfBirthdays();
  });

  test('made anew they are right whatever stood in the sums by month', async () => {
    await database().reportStandingMonth.updateMany({ data: { count: 0 } });
    await rebuildReports();
    await expectMonthsOfBirthdays();
    await database().reportStandingMonth.updateMany({ data: { count: { increment: 7 } } });
    await rebuildReports();
    await expectMonthsOfBirthdays();
  });

  test('a birthday counted otherwise moves its sum along', async () => {
    const [row] = await database().reportStanding.findMany({ take: 1 });
    // Later than any birthday of the crowd: two rows of one birthday cannot be.
    const moved = { validUntil: dbDate(today().add({ years: 20 })), count: 40 };
    await database().$transaction(async (tx) => {
      await tx.reportStanding.updateMany({ where: row, data: moved });
    });
    await expectMonthsOfBirthdays();
    await rebuildReports();
    await expectMonthsOfBirthdays();
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

describe('how they stand at this moment', () => {
  const byKey = (tally: Map<string, number>) => [...tally].toSorted(([a], [b]) => a.localeCompare(b));

  /** As they are told and as a plain count tells them, by status, by group and by age. */
  async function bothWays() {
    const ids = [town.municipality.id];
    const [standing, ages, plain] = await Promise.all([
      loadStanding(ids),
      loadAges(ids),
      plainCount(town.municipality.id, period()),
    ]);
    const live = ages.filter(({ status }) => isLive(status));
    return {
      told: [
        tallied(standing, ({ status }) => status),
        tallied(ages, ({ status }) => status),
        tallied(live, ({ age }) => String(age)),
        tallied(
          standing.filter(({ status }) => isLive(status)),
          ({ groupId }) => groupId,
        ),
      ],
      plain: [byKey(plain.status), byKey(plain.status), byKey(plain.age), byKey(plain.group)],
    };
  }

  function tallied<Row extends { count: number }>(rows: readonly Row[], key: (row: Row) => string) {
    const counts = new Map<string, number>();
    for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + row.count);
    return byKey(counts);
  }

  async function expectSame(): Promise<void> {
    const { told, plain } = await bothWays();
    expect(told).toEqual(plain);
  }

  test('what the worker has not counted yet is in them: new, changed, ended, gone', async () => {
    const { id: municipalityId } = town.municipality;
    await expectSame();
    const before = await bothWays();
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId, document: true });
    await givenCertificate({ childId, municipalityId, groupId: town.group.id });
    const some = await database().certificate.findMany({
      where: { municipalityId, status: 'active' },
      take: 40,
    });
    const [first, ...others] = some.map(({ id }) => id);
    await database().certificate.updateMany({
      where: { id: { in: others.slice(0, 20) } },
      data: { status: 'terminated', terminationReason: 'moved_away' },
    });
    await database().certificate.updateMany({
      where: { id: { in: others.slice(20) } },
      data: { groupId: town.other.id, validUntil: new Date('2029-02-28') },
    });
    await database().certificate.update({ where: { id: first }, data: { validUntil: dbDate(today()) } });
    expect(await database().reportStale.count()).toBeGreaterThan(0);
    expect((await bothWays()).told).not.toEqual(before.told);
    await expectSame();
    await countReports();
    await expectSame();
  });

  test.each(['2027-01-31', '2027-02-01', '2028-02-28', '2028-02-29', '2028-03-01', '2027-12-31'])(
    'on %s too, counted or not',
    async (day) => {
      setClock(() => new Date(`${day}T05:00:00Z`));
      await expectSame();
      const [row] = await database().certificate.findMany({
        where: { municipalityId: town.municipality.id, status: 'not_activated' },
        take: 1,
      });
      for (const shift of [-1, 0, 1]) {
        const validUntil = dbDate(today().add({ years: 3 }).add({ days: shift }));
        await database().certificate.update({ where: { id: row?.id }, data: { validUntil } });
        await expectSame();
        await countReports();
        await expectSame();
      }
    },
  );
});

test('far behind the worker they are counted from the certificates, with the same outcome', async () => {
  const ids = [town.municipality.id];
  const sorted = <Row extends object>(rows: readonly Row[]) =>
    rows.map((row) => JSON.stringify(row)).toSorted();
  const [standing, ages] = [await loadStanding(ids), await loadAges(ids)];
  // Sums that are wrong show that they are not read.
  await database().reportStandingMonth.updateMany({ data: { count: { increment: 5 } } });
  expect(sorted(await loadStanding(ids))).not.toEqual(sorted(standing));
  await database().$executeRaw`
    INSERT INTO report_stale (municipality_id, valid_until)
    SELECT ${town.municipality.id}::uuid, date '2040-01-01' + day FROM generate_series(1, 3001) day`;
  expect(sorted(await loadStanding(ids))).toEqual(sorted(standing));
  expect(sorted(await loadAges(ids))).toEqual(sorted(ages));
  await rebuildReports();
  expect(sorted(await loadStanding(ids))).toEqual(sorted(standing));
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
