import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeStatus } from '@/lib/certificates/changes/change-status';
import { dayIn, plainDate } from '@/lib/domain/dates';
import { liveDays } from '@/lib/life/live-days';
import { now, setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { statusInput } from '@/tests/support/changes';
import {
  givenApplication,
  givenCertificate,
  givenChild,
  givenGroup,
  givenParent,
  givenScan,
} from '@/tests/support/given';
import { standAfter, type Planned, type Stand } from '@/tests/support/life/after-downtime';
import { dayOf, fromIso, isoOf, type Day } from '@/tests/support/life/plain-days';
import { setTime } from '@/tests/support/life/simulated-town';
import { storedFiles } from '@/tests/support/stored-files';
import { givenTown, type Town } from '@/tests/support/town';

const [first, last] = [dayOf(2027, 12, 20), dayOf(2029, 2, 5)];

/** Forty days without a worker, over a spring and over a New Year: the days of the next runs. */
const [spring, newYear] = [dayOf(2028, 4, 19), dayOf(2029, 1, 17)];
const isDown = (day: Day) => [spring, newYear].some((run) => day < run && day >= run - 40);

/** One record fails in every attempt of a week, while others are due. */
const fault = { from: dayOf(2028, 7, 3), to: dayOf(2028, 7, 9) };

/** Else it is started every third night: what the days between brought is made up for then. */
function isRun(day: Day): boolean {
  const isCertain =
    day === spring || day === newYear || (fault.from <= day && day <= fault.to + 1) || day === last;
  return !isDown(day) && (isCertain || day % 3 === 0);
}

/** So often the queue asks for a day that fails. */
const attempts = 5;

const plans = planned();

type Child = Awaited<ReturnType<typeof givenPlanned>>;
const children = new Map<string, Child>();
let town: Town;

afterAll(() => setClock());

beforeAll(async () => {
  setTime(first, 720);
  town = await givenTown();
  const { municipalityId, group, operator, institution } = town;
  const funded = await givenGroup({ municipalityId, kind: 'funded' });
  const groups = { funded: funded.id, accounting: group.id };
  const activation = { at: now(), byId: operator.accountId, institutionId: institution.id };
  for (const [name, plan] of plans) children.set(name, await givenPlanned(plan, groups, activation));
}, 120_000);

async function givenPlanned(
  { born, certificate, confirmed }: Planned,
  groups: { funded: string; accounting: string },
  activation: { at: Date; byId: string; institutionId: string },
) {
  const parent = await givenParent();
  const birthDate = Temporal.PlainDate.from(isoOf(born));
  const { municipalityId } = town;
  const { childId, documentId } = await givenChild({ parent, municipalityId, birthDate, document: true });
  const ids = { childId, documentId, personId: parent.personId, accountId: parent.accountId };
  if (certificate === null) {
    const status = confirmed ? 'confirmed' : 'awaiting_confirmation';
    const application = { childId, applicantId: parent.personId, status, email: null } as const;
    return { ...ids, certificateId: null, ...(await givenApplication(application)) };
  }
  const groupId = groups[certificate];
  return { ...ids, ...(await givenCertificate({ childId, groupId, status: 'active', activation })) };
}

test(
  'a year with pictures to destroy, forty days without a worker and a record that fails for a week',
  { timeout: 120_000 },
  async () => {
    const runs: Day[] = [];
    for (let day = first; day <= last; day += 1) {
      if (day > first && isRun(day)) {
        if (day === fault.from) await breakCertificate(childOf('broken').certificateId);
        if (day === fault.to + 1) await database().$executeRaw`DROP TRIGGER fail_one ON certificate`;
        setTime(day, 7);
        const done = await tryToLive();
        expect(done, isoOf(day)).toBe(day < fault.from || day > fault.to);
        runs.push(day);
      }
      await spend(day);
    }
    const expected = new Map([...plans].map(([name, plan]) => [name, standAfter(plan, first, runs)]));
    expect(await asItIs(expected)).toEqual(expected);
    const kept = [...plans].filter(([name, { scanSent }]) => scanSent && !expected.get(name)?.scan);
    // The picture and the small one.
    expect(await storedFiles()).toHaveLength(2 * kept.length);
    expect(await database().lifeDay.count({ where: { finishedAt: null } })).toBe(0);
    expect(await database().lifeDay.count()).toBe(last - (runs[0] ?? 0) + 1);
  },
);

/** Everybody's plan by a name that says what it is about. */
function planned(): Map<string, Planned> {
  const all = new Map<string, Planned>();
  // About each return of the worker: within the gap, and on the last day of which a letter still comes in time.
  for (const day of [spring, newYear].flatMap((run) => [-40, -32, -31, 1].map((days) => run + days))) {
    const on = isoOf(day);
    all.set(`18 on ${on}`, { born: bornFor(18, day), certificate: 'funded', scanSent: day - 50 });
    all.set(`14 on ${on}`, { born: bornFor(14, day), certificate: 'accounting' });
    all.set(`5 on ${on}`, { born: bornFor(5, day), certificate: null, confirmed: true });
  }
  const young = { born: bornFor(9, first), certificate: 'accounting' } as const;
  for (const day of [first + 20, spring - 38, spring + 30, last - 12]) {
    const on = isoOf(day);
    all.set(`sent on ${on}`, { ...young, scanSent: day });
    all.set(`terminated on ${on}`, { ...young, scanSent: day - 3, terminated: day });
    all.set(`sent before 18, on ${on}`, { ...young, born: bornFor(18, day + 4), scanSent: day });
  }
  all.set('never confirmed', { born: bornFor(8, first), certificate: null, scanSent: first });
  all.set('broken', { born: bornFor(18, fault.from), certificate: 'funded', scanSent: first, fault });
  all.set('18 beside it', { born: bornFor(18, fault.from + 2), certificate: 'funded' });
  all.set('a picture beside it', { ...young, scanSent: fault.from - 28 });
  return all;
}

function bornFor(age: number, day: Day): Day {
  return fromIso(Temporal.PlainDate.from(isoOf(day)).subtract({ years: age }).toString());
}

/** What the families and the operator do at noon. */
async function spend(day: Day): Promise<void> {
  setTime(day, 720);
  for (const [name, { scanSent, terminated }] of plans) {
    const { accountId: ownerId, documentId, certificateId } = childOf(name);
    if (scanSent === day) await givenScan({ ownerId, documentId, picture: Buffer.from('снимок') });
    if (terminated === day && certificateId !== null) {
      const input = statusInput('mistake_or_duplicate');
      await changeStatus(town.operator.actor, certificateId, 'terminate', input);
    }
  }
}

/** Whether the first attempt lived the day to its end. */
async function tryToLive(): Promise<boolean> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const done = await liveDays().then(
      () => true,
      () => false,
    );
    if (done) return attempt === 1;
  }
  return false;
}

async function breakCertificate(id: string | null): Promise<void> {
  await database().$executeRawUnsafe(
    `CREATE TRIGGER fail_one BEFORE UPDATE ON certificate FOR EACH ROW WHEN (NEW.id = '${id}'::uuid)
     EXECUTE FUNCTION refuse_change()`,
  );
}

function childOf(name: string): Child {
  const child = children.get(name);
  if (!child) throw new Error(`There is no ${name}`);
  return child;
}

/** A picture that went between the days it may go counts as gone as expected. */
async function asItIs(expected: ReadonlyMap<string, Stand>): Promise<Map<string, Stand>> {
  const found = new Map<string, Stand>();
  for (const [name, child] of children) {
    const [stand, letters] = [await standOf(child), await lettersTo(child)];
    const gone = await scanOf(child);
    const window = expected.get(name)?.scan;
    const inTime = gone && window && window.from <= gone.from && gone.to <= window.to;
    const scan = inTime && window.reason === gone.reason ? window : gone;
    found.set(name, { ...stand, letters, scan });
  }
  return found;
}

async function standOf({ certificateId, applicationId }: Child) {
  if (certificateId === null) {
    const where = { id: applicationId };
    const { status, closedAt, confirmedAt } = await database().application.findUniqueOrThrow({ where });
    return { status, since: dayAt(closedAt ?? confirmedAt), years: [] };
  }
  const { status, statusChanges, fundingYears } = await database().certificate.findUniqueOrThrow({
    where: { id: certificateId },
    include: {
      statusChanges: { orderBy: { at: 'desc' }, take: 1 },
      fundingYears: { orderBy: { year: 'asc' } },
    },
  });
  return { status, since: dayAt(statusChanges[0]?.at), years: fundingYears.map(({ year }) => year) };
}

/** By what they are about; to each there is one letter to the only guardian. */
async function lettersTo({ childId, personId }: Child): Promise<string[]> {
  const notices = await database().lifeNotice.findMany({ where: { childId } });
  const about = new Map<string, string>(
    notices.map(({ kind, forDay }) => [kind, plainDate(forDay).toString()]),
  );
  const letters = await database().letter.findMany({
    where: { personId, kind: { not: 'certificate_status_changed' } },
    select: { kind: true },
  });
  return letters.map(({ kind }) => `${kind} ${about.get(kind) ?? ''}`.trim()).sort();
}

async function scanOf({ documentId }: Child): Promise<Stand['scan']> {
  const scan = await database().scan.findFirst({ where: { documentId } });
  if (!scan?.destroyedAt || !scan.destroyedFor) return null;
  const day = dayAt(scan.destroyedAt);
  return { reason: scan.destroyedFor, from: day, to: day };
}

function dayAt(at: Date | null | undefined): Day {
  return fromIso(dayIn(environment().TIME_ZONE, at ?? new Date(0)).toString());
}
