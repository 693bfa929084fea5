import { afterAll, expect, test } from 'vitest';
import { findDue } from '@/lib/life/due-records';
import { lifeSteps } from '@/lib/life/life-steps';
import { liveDays } from '@/lib/life/live-days';
import type { LifeStep } from '@/lib/life/lived-day';
import { dayIn, plainDate } from '@/lib/domain/dates';
import { setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { whereEverythingMustBe } from '@/tests/support/life/oracle';
import { birthday, dayOf, fromIso, partsOf, type Day } from '@/tests/support/life/plain-days';
import { setTime, simulatedTown } from '@/tests/support/life/simulated-town';

const [first, last] = [dayOf(2027, 1, 11), dayOf(2037, 1, 12)];
const children = 90;

/** What is destroyed by its term has tests of its own, and would take the letters that are counted here. */
const steps = lifeSteps.filter(({ deed }) => deed !== 'data_destroyed');

afterAll(() => setClock());

test('ten years of a municipality: every certificate is where it must be', { timeout: 240_000 }, async () => {
  const town = await simulatedTown(first, last, 20_270_111);
  const { random } = town;
  planTheYears(town);

  let lived = first - 1;
  let downUntil = first;
  let compared = 0;
  for (let day = first; day <= last; day += 1) {
    if (day > downUntil && day < last - 25 && random.chance(0.15)) downUntil = day + random.between(1, 20);
    const isDown = day < downUntil;
    // After days without a worker it is started at any hour; else it comes right after midnight.
    const startsLate = day === downUntil && lived < day - 1 && random.chance(0.5);
    if (!isDown && !startsLate) await run(day, 7);
    await town.spend(day);
    if (startsLate) await run(day, 1439);
    const { month, date } = partsOf(day);
    if (month === 1 && date >= 2 && lived === day && partsOf(day).year > compared) {
      compared = partsOf(day).year;
      await compare();
    }
  }
  expect(lived).toBe(last);
  await compare();
  expect(town.log.filter(({ what }) => what === 'issued').length).toBeGreaterThan(60);
  expect(town.refused()).toBeLessThan(80);

  async function run(day: Day, minutes: number): Promise<void> {
    setTime(day, minutes);
    if (random.chance(0.03)) await dieHalfway(random.between(1, steps.length - 1));
    if (random.chance(0.03))
      await expect(liveDays(withFault(random.between(0, steps.length - 1)))).rejects.toThrow();
    if (random.chance(0.05)) await Promise.all([liveDays(steps), liveDays(steps)]);
    else await liveDays(steps);
    if (random.chance(0.05)) await liveDays(steps);
    town.ran(
      day,
      Array.from({ length: day - lived }, (_, at) => lived + 1 + at),
    );
    lived = day;
  }

  async function compare(): Promise<void> {
    const { applications, certificates, notices } = whereEverythingMustBe(town.log);
    expect(await applicationsAsTheyAre()).toEqual(
      new Map([...applications].map(([id, { status }]) => [id, status])),
    );
    expect(await certificatesAsTheyAre()).toEqual(
      new Map(
        [...certificates].map(([id, { status, since, reason, municipality, years }]) => [
          id,
          { status, since, reason, municipality, years: [...years].toSorted(([a], [b]) => a - b) },
        ]),
      ),
    );
    expect((await noticesAsTheyAre()).toSorted()).toEqual(notices.toSorted());
    expect(await lettersByKind()).toEqual(countByKind(notices));
  }
});

type SimulatedTown = Awaited<ReturnType<typeof simulatedTown>>;

function planTheYears({ plan, random, family, closeInstitution, markDay, rule }: SimulatedTown): void {
  const span = last - first - 60;
  for (let n = 0; n < children; n += 1) {
    const day = first + 1 + random.between(0, span);
    // From nearly five to nearly eighteen.
    plan(day, () => family(day - random.between(Math.round(4.6 * 365.25), Math.round(17.9 * 365.25))));
  }
  // Birthdays that are on no calendar of a common year, and ends around New Year.
  const leap = [dayOf(2012, 2, 29), dayOf(2016, 2, 29), dayOf(2024, 2, 29), dayOf(2028, 2, 29)];
  for (const born of leap) plan(Math.max(first + 20, birthday(born, 5) - 40), () => family(born));
  const around = [dayOf(2011, 12, 31), dayOf(2012, 1, 1), dayOf(2013, 12, 31), dayOf(2015, 1, 1)];
  for (const born of around) plan(first + 30, () => family(born));
  for (let n = 0; n < 24; n += 1) plan(first + random.between(0, span), closeInstitution);
  for (let n = 0; n < 60; n += 1) plan(first + random.between(0, span), markDay);
  plan(dayOf(2031, 10, 6), () => rule(20));
  plan(dayOf(2034, 3, 3), () => rule(null));
  plan(dayOf(2035, 2, 2), () => rule(45));
}

/** The worker is killed after some of the steps: what they did is written, the day is not. */
async function dieHalfway(after: number): Promise<void> {
  const done = await database().lifeDay.findFirst({
    where: { finishedAt: { not: null } },
    orderBy: { day: 'desc' },
  });
  const day = done ? plainDate(done.day).add({ days: 1 }) : today();
  if (day.until(today()).sign < 0) return;
  const late = day.until(today()).days;
  const lived = { day, late, due: await findDue(day, late) };
  for (const { live } of steps.slice(0, after)) await live(lived);
}

/** One step fails as a whole on its first day. */
function withFault(at: number): LifeStep[] {
  return steps.map((step, index) =>
    index === at ? { ...step, live: () => Promise.reject(new Error('Injected')) } : step,
  );
}

async function applicationsAsTheyAre(): Promise<Map<string, string>> {
  const rows = await database().application.findMany({ select: { id: true, status: true } });
  return new Map(rows.map(({ id, status }) => [id, status]));
}

async function certificatesAsTheyAre() {
  const rows = await database().certificate.findMany({
    include: {
      statusChanges: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 1 },
      fundingYears: { orderBy: { year: 'asc' } },
    },
  });
  return new Map(
    rows.map(({ id, status, statusChanges, terminationReason, municipalityId, fundingYears }) => [
      id,
      {
        status,
        since: fromIso(dayIn(environment().TIME_ZONE, statusChanges[0]?.at ?? new Date(0)).toString()),
        reason: terminationReason,
        municipality: municipalityId,
        years: fundingYears.map(({ year, amount }) => [year, amount.toNumber()]),
      },
    ]),
  );
}

async function noticesAsTheyAre(): Promise<string[]> {
  const rows = await database().lifeNotice.findMany();
  return rows.map(({ childId, kind, forDay }) => `${childId} ${kind} ${plainDate(forDay).toString()}`);
}

/** Every family has one parent: to each notice there is one letter. */
async function lettersByKind(): Promise<Record<string, number>> {
  const rows = await database().letter.groupBy({ by: ['kind'], _count: true });
  const told = await database().lifeNotice.groupBy({ by: ['kind'] });
  const kinds = new Set<string>(told.map(({ kind }) => kind));
  return Object.fromEntries(
    rows.filter(({ kind }) => kinds.has(kind)).map(({ kind, _count }) => [kind, _count]),
  );
}

function countByKind(notices: readonly string[]): Record<string, number> {
  const kinds = notices.map((notice) => notice.split(' ')[1] ?? '');
  return Object.fromEntries(
    [...new Set(kinds)].map((kind) => [kind, kinds.filter((one) => one === kind).length]),
  );
}
