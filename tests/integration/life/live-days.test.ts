import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { changeStatus } from '@/lib/certificates/changes/change-status';
import { getCertificateCard } from '@/lib/certificates/card';
import { dbDate, formatDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import type { LifeDeed } from '@/lib/domain/life';
import { getHealth } from '@/lib/health/get-health';
import { tellDeadlineTomorrow } from '@/lib/life/deadline-letters';
import { findDue } from '@/lib/life/due-records';
import { findEndingTerms } from '@/lib/life/ending-terms';
import { lifeSteps } from '@/lib/life/life-steps';
import { liveDays } from '@/lib/life/live-days';
import { now, setClock, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { log } from '@/lib/platform/log';
import { activate } from '@/tests/support/activate';
import { statusInput } from '@/tests/support/changes';
import {
  givenApplication,
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenFamilyQuestion,
  givenGroup,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenSetting,
  givenStaff,
} from '@/tests/support/given';
import { openConnections } from '@/tests/support/open-connections';
import { givenIssued, givenTown, papers, type Town } from '@/tests/support/town';
import { fingerprint, noTraces, tracesOf } from '@/tests/support/traces';

/** What is destroyed by its term has tests of its own; after the years between two tests it would find much. */
const steps = lifeSteps.filter(({ deed }) => deed !== 'data_destroyed');
const live = () => liveDays(steps);

const day = (text: string) => Temporal.PlainDate.from(text);
/** So many minutes of the region's day have passed. */
function at(on: string | PlainDate, minutes = 7): void {
  const begins = startOfDay(typeof on === 'string' ? day(on) : on, environment().TIME_ZONE);
  const instant = new Date(begins.getTime() + minutes * 60_000);
  setClock(() => instant);
}

/** Every test has days of its own, later than those of the one before: a day is lived once. */
let year = 2027;
const on = (monthDay: string) => `${year}-${monthDay}`;

let municipalityId: string;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
});

beforeEach(() => {
  year += 2;
});

afterEach(() => setClock());

/** Ten in the morning of a day that has been lived, whatever earlier tests left for it. */
async function begin(on: string): Promise<void> {
  at(on, 600);
  const before = dbDate(day(on).subtract({ days: 1 }));
  await database().lifeDay.create({ data: { day: before, startedAt: now(), finishedAt: now() } });
  await live();
}

/** The first Monday of October: five working days end on the next one. */
async function beginOnMonday(): Promise<PlainDate> {
  const first = day(on('10-01'));
  const monday = first.add({ days: (8 - first.dayOfWeek) % 7 });
  await begin(monday.toString());
  return monday;
}

const row = (id: string) => database().certificate.findUniqueOrThrow({ where: { id } });
const lived = (on: string) => database().lifeDay.findUnique({ where: { day: dbDate(day(on)) } });

type Options = Partial<Parameters<typeof givenCertificate>[0]> & { birthDate: string; email?: string };

async function givenOne({ birthDate, email, ...facts }: Options) {
  const parent = await givenParent({ email });
  const { childId } = await givenChild({
    parent,
    municipalityId,
    birthDate: day(birthDate),
    document: true,
  });
  const certificate = await givenCertificate({ childId, municipalityId, status: 'active', ...facts });
  return { parent, childId, ...certificate };
}

describe('on the 18th birthday', () => {
  test('the certificate ends at midnight of the region, with history, audit and letters; the application closes', async () => {
    await begin(on('03-04'));
    const { certificateId, childId, parent, number } = await givenOne({ birthDate: `${year - 18}-03-05` });
    const own = await givenChildAccount(childId);
    const other = await givenChild({ parent, municipalityId, birthDate: day(`${year - 18}-03-05`) });
    const open = await givenApplication({ childId: other.childId, applicantId: parent.personId });
    at(on('03-04'), 1439);
    await live();
    expect((await row(certificateId)).status).toBe('active');
    at(on('03-05'), 0);
    const { audit, letters } = await tracesOf(live);
    expect((await row(certificateId)).status).toBe('expired');
    expect(audit).toMatchObject([
      { event: 'certificate_expired', by: null, subject: ['certificate', certificateId], childId },
      {
        event: 'application_cancelled',
        by: null,
        subject: ['application', open.applicationId],
        details: { ground: 'of_age' },
      },
    ]);
    expect(letters).toHaveLength(2);
    const [toChild, toParent] = [childId, parent.personId].map((personId) =>
      letters.find((letter) => letter.personId === personId),
    );
    expect(toChild).toMatchObject({
      accountId: own.accountId,
      payload: { own: true, certificateNumber: number },
    });
    // Whose tie has ended is told the first name and nothing that opens the record.
    expect(toParent).toMatchObject({ payload: { own: false, certificateNumber: null } });
    expect(JSON.stringify(toParent?.payload)).not.toContain(certificateId);
    const change = await database().certificateStatusChange.findFirst({
      where: { certificateId, toStatus: 'expired' },
    });
    expect(change).toMatchObject({ fromStatus: 'active', byAccountId: null, at: now() });
    expect((await lived(on('03-05')))?.done).toEqual({ certificate_expired: 1, application_closed: 1 });
  });

  test('born on 29 February it ends on the 28th, for the parent, too', async () => {
    // 2011 + 18 is a common year.
    const born = `${year - 18 - ((year - 18) % 4)}-02-29`;
    const end = `${day(born).year + 18}-02-28`;
    at(day(end).subtract({ days: 1 }), 600);
    const { certificateId, parent } = await givenOne({ birthDate: born, createdAt: now() });
    await expect(getCertificateCard(parent.actor, certificateId)).resolves.toMatchObject({
      status: 'active',
    });
    at(end, 600);
    await expect(getCertificateCard(parent.actor, certificateId)).rejects.toThrow();
    await lifeSteps[0]?.live({
      day: day(end),
      late: 0,
      due: new Map([['certificate_expired', [certificateId]]]),
    });
    expect((await row(certificateId)).status).toBe('expired');
  });

  test('one that ended long before the portal came to it ends without a letter', async () => {
    await begin(on('03-09'));
    at(on('03-10'));
    const { certificateId } = await givenOne({ birthDate: `${year - 18}-01-20`, createdAt: now() });
    const { letters } = await tracesOf(live);
    expect((await row(certificateId)).status).toBe('expired');
    expect(letters).toEqual([]);
  });
});

test('at 18 the open questions of the parents are closed, those of the grown-up stay', async () => {
  await begin(on('03-14'));
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId, birthDate: day(`${year - 18}-03-15`) });
  const own = await givenChildAccount(childId);
  const facts = { childId, applicantId: parent.personId, status: 'certificate_issued' as const };
  const { applicationId } = await givenApplication(facts);
  const asked = await givenFamilyQuestion(parent, applicationId);
  const stays = await givenFamilyQuestion({ accountId: own.accountId, personId: childId }, applicationId);
  at(on('03-15'));
  await live();
  const question = (id: string) => database().familyQuestion.findUniqueOrThrow({ where: { id } });
  expect(await question(asked)).toMatchObject({ status: 'closed', waitingSince: null, changedAt: now() });
  expect(await question(stays)).toMatchObject({ status: 'waiting' });
  expect((await lived(on('03-15')))?.done).toEqual({ questions_closed: 1 });
});

describe('days that were missed', () => {
  test('are lived in their order: who turned 18 on 31 December gets no money of the new year', async () => {
    await begin(on('12-20'));
    const group = await givenGroup({ municipalityId, kind: 'funded', yearlyAmount: '18432.00' });
    const facts = { groupId: group.id, createdAt: now() };
    const ended = await givenOne({ birthDate: `${year - 18}-12-31`, ...facts });
    const stays = await givenOne({ birthDate: `${year - 18 + 1}-01-15`, ...facts });
    at(on('12-21'));
    await live();
    const years = (id: string) => database().fundingYear.findMany({ where: { certificateId: id } });
    expect(await years(ended.certificateId)).toMatchObject([{ year }]);
    // Three weeks without a worker.
    at(`${year + 1}-01-20`, 900);
    await live();
    expect(await years(ended.certificateId)).toMatchObject([{ year }]);
    // On 1 January it still held, as it would have been found on that day.
    expect((await years(stays.certificateId)).map(({ year: of, amount }) => [of, amount.toFixed(2)])).toEqual(
      [
        [year, '18432.00'],
        [year + 1, '18432.00'],
      ],
    );
    expect([(await row(ended.certificateId)).status, (await row(stays.certificateId)).status]).toEqual([
      'expired',
      'expired',
    ]);
    const days = await database().lifeDay.findMany({
      where: { day: { gte: dbDate(day(on('12-20'))) } },
      orderBy: { day: 'asc' },
    });
    expect(days).toHaveLength(32);
    expect(days.every(({ finishedAt }) => finishedAt !== null)).toBe(true);
  });

  test('bring no stale reminders, and nothing is cancelled unannounced', async () => {
    await begin(on('06-04'));
    const town = await givenTown();
    await givenSetting(town.municipalityId, 'overdue', { daysToBring: 5, action: 'cancel', cancelDays: 3 });
    const { certificateId, personId } = await givenIssued(town, { institutionId: town.institution.id });
    at(day(on('06-04')).add({ days: 25 }), 600);
    const told = async () => {
      const { letters } = await tracesOf(live);
      return letters.filter((letter) => letter.personId === personId).map(({ kind }) => kind);
    };
    const status = async () => (await row(certificateId)).status;
    // However long the portal was silent: first the family hears of the term, then it has its days.
    expect([await told(), await status()]).toEqual([['deadline_passed'], 'not_activated']);
    at(day(on('06-04')).add({ days: 27 }), 600);
    expect([await told(), await status()]).toEqual([[], 'not_activated']);
    at(day(on('06-04')).add({ days: 28 }), 600);
    expect([await told(), await status()]).toEqual([['certificate_status_changed'], 'terminated']);
    expect((await row(certificateId)).terminationReason).toBe('papers_not_brought');
  });

  test('a day lived again does nothing; two workers at once do everything once', async () => {
    await begin(on('04-01'));
    const group = await givenGroup({ municipalityId, kind: 'funded' });
    const born = [`${year - 18}-04-03`, `${year - 14}-04-03`, `${year - 18}-07-03`];
    for (const birthDate of born) await givenOne({ birthDate, groupId: group.id, createdAt: now() });
    at(on('04-04'));
    await openConnections();
    const { letters } = await tracesOf(() => Promise.all([live(), live(), live()]));
    expect(letters.map(({ kind }) => kind).toSorted()).toEqual(
      ['certificate_expired', 'ends_soon', 'turns_fourteen'].toSorted(),
    );
    const before = await fingerprint();
    expect(await tracesOf(live)).toEqual(noTraces);
    expect(await fingerprint()).toEqual(before);
  });
});

describe('what fails', () => {
  test('stops none of the others; the day is tried again, and at last the days go on without it', async () => {
    await begin(on('05-01'));
    const facts = { birthDate: `${year - 18}-05-02`, createdAt: now() };
    const [broken, whole] = [await givenOne(facts), await givenOne(facts)];
    const condition = `WHEN (NEW.id = '${broken.certificateId}'::uuid)`;
    await database().$executeRawUnsafe(
      `CREATE TRIGGER fail_one BEFORE UPDATE ON certificate FOR EACH ROW ${condition} EXECUTE FUNCTION refuse_change()`,
    );
    const told = vi.spyOn(log(), 'error').mockReturnValue();
    at(on('05-02'));
    await expect(live()).rejects.toThrow('not done yet');
    expect(told).toHaveBeenCalledWith(
      expect.objectContaining({
        event: 'record_failed',
        deed: 'certificate_expired',
        record: broken.certificateId,
      }),
    );
    expect((await row(whole.certificateId)).status).toBe('expired');
    expect(await lived(on('05-02'))).toMatchObject({ finishedAt: null, attempts: 1, failed: 1 });
    const admin = await givenStaff({ role: 'regional_admin' });
    const { behind, days } = (await getHealth(admin.actor)).life;
    expect(behind).toBe(1);
    expect(days[0]).toMatchObject({
      finishedAt: null,
      attempts: 1,
      failed: 1,
      done: [['certificate_expired', 1]],
    });
    for (let attempt = 2; attempt < 7; attempt += 1) await expect(live()).rejects.toThrow('not done yet');
    // The days go on without it, in one run: each past one is tried once.
    at(on('05-05'));
    await expect(live()).rejects.toThrow(on('05-05'));
    expect(await lived(on('05-02'))).toMatchObject({ attempts: 7, failed: 1, finishedAt: now() });
    expect(await lived(on('05-04'))).toMatchObject({ attempts: 1, failed: 1, finishedAt: now() });
    told.mockRestore();
    await database().$executeRaw`DROP TRIGGER fail_one ON certificate`;
    // A later day takes up what is left.
    await live();
    expect((await row(broken.certificateId)).status).toBe('expired');
    expect((await getHealth(admin.actor)).life).toMatchObject({ behind: 0 });
  });

  test('a letter that could not be written is written on a later day, and who was not to be told any more is not', async () => {
    await begin(on('05-11'));
    const { parent } = await givenOne({ birthDate: `${year - 14}-05-12`, createdAt: now() });
    const late = await givenOne({ birthDate: `${year - 14}-05-12`, createdAt: now() });
    await database().$executeRaw`
      CREATE TRIGGER fail_letter BEFORE INSERT ON life_notice FOR EACH ROW EXECUTE FUNCTION refuse_change()`;
    const told = vi.spyOn(log(), 'error').mockReturnValue();
    at(on('05-12'));
    for (let attempt = 0; attempt < 5; attempt += 1) await expect(live()).rejects.toThrow('not done yet');
    told.mockRestore();
    await database().$executeRaw`DROP TRIGGER fail_letter ON life_notice`;
    // Meanwhile the birth date of the second was put right.
    await database().person.update({
      where: { id: late.childId },
      data: { birthDate: dbDate(day(`${year - 13}-05-12`)) },
    });
    at(on('05-13'));
    const { letters } = await tracesOf(live);
    expect(letters).toMatchObject([
      { kind: 'turns_fourteen', personId: parent.personId, payload: { signsIn: false } },
    ]);
  });

  test('the search for what is due counts as a fault, and the other deeds are done', async () => {
    await begin(on('05-20'));
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId });
    const facts = { childId, applicantId: parent.personId, status: 'awaiting_confirmation' as const };
    const { applicationId } = await givenApplication(facts);
    await database().application.update({
      where: { id: applicationId },
      data: { createdAt: new Date(now().getTime() - 40 * 86_400_000) },
    });
    await database().$executeRaw`ALTER TABLE life_notice RENAME TO life_notice_away`;
    const told = vi.spyOn(log(), 'error').mockReturnValue();
    at(on('05-21'));
    await expect(live()).rejects.toThrow('not done yet');
    expect(told).toHaveBeenCalledWith(expect.objectContaining({ event: 'life_search_failed' }));
    told.mockRestore();
    await database().$executeRaw`ALTER TABLE life_notice_away RENAME TO life_notice`;
    expect(await lived(on('05-21'))).toMatchObject({
      finishedAt: null,
      done: { application_lapsed: 1 },
    });
    await live();
    expect(await lived(on('05-21'))).toMatchObject({ failed: 0, finishedAt: now() });
  });

  test('what is found is looked at once more: whose birth date was put right meanwhile', async () => {
    at(on('05-25'), 600);
    const { certificateId, childId, parent } = await givenOne({ birthDate: `${year - 17}-05-25` });
    const other = await givenChild({ parent, municipalityId, birthDate: day(`${year - 17}-05-25`) });
    const { applicationId } = await givenApplication({
      childId: other.childId,
      applicantId: parent.personId,
    });
    const questionId = await givenFamilyQuestion(parent, applicationId);
    const due = new Map<LifeDeed, string[]>([
      ['application_closed', [applicationId]],
      ['questions_closed', [questionId]],
      ['turns_fourteen', [certificateId]],
      ['ends_soon', [certificateId]],
      ['may_receive', [applicationId]],
    ]);
    const found = steps.filter(({ deed }) => due.has(deed));
    expect(found).toHaveLength(5);
    for (const { live: act } of found) {
      expect(await act({ day: day(on('05-25')), late: 0, due })).toEqual({ done: 0, failed: 0 });
    }
    expect(await database().lifeNotice.count({ where: { childId } })).toBe(0);
  });

  test('a lived day stays lived', async () => {
    await begin(on('05-01'));
    const where = { day: dbDate(day(on('05-01'))) };
    await expect(database().lifeDay.update({ where, data: { finishedAt: null } })).rejects.toThrow();
    await expect(database().lifeDay.delete({ where })).rejects.toThrow();
  });
});

describe('birthdays', () => {
  test('at five who prepared everything is told once that the certificate can be got', async () => {
    await begin(on('08-01'));
    const parent = await givenParent();
    const { id: municipalityId } = await givenMunicipality();
    const waiting = async (status: 'confirmed' | 'awaiting_confirmation') => {
      const child = await givenChild({ parent, municipalityId, birthDate: day(`${year - 5}-08-03`) });
      const facts = {
        childId: child.childId,
        applicantId: parent.personId,
        status,
        email: 'vera@example.com',
      };
      return givenApplication(facts);
    };
    const { applicationId } = await waiting('confirmed');
    await waiting('awaiting_confirmation');
    at(on('08-03'));
    // There is no group for the child yet: nothing can be got.
    expect((await tracesOf(live)).letters).toEqual([]);
    await givenGroup({ municipalityId });
    at(on('08-04'));
    const { letters } = await tracesOf(live);
    expect(letters).toMatchObject([
      {
        kind: 'may_receive',
        to: 'vera@example.com',
        personId: parent.personId,
        payload: {
          link: expect.stringContaining(`/cabinet/applications/${applicationId}/certificate`) as string,
        },
      },
    ]);
  });

  test('at fourteen the family is told, and the child that has a sign-in of its own', async () => {
    await begin(on('09-01'));
    const { childId, parent } = await givenOne({ birthDate: `${year - 14}-09-02`, createdAt: now() });
    await givenChildAccount(childId);
    at(on('09-02'));
    const { letters } = await tracesOf(live);
    expect(letters.map(({ kind }) => kind)).toEqual(['turns_fourteen', 'turns_fourteen']);
    expect(new Map(letters.map(({ personId, payload }) => [personId, payload]))).toEqual(
      new Map([
        [parent.personId, expect.objectContaining({ own: false, activated: true })],
        [childId, expect.objectContaining({ own: true, activated: true })],
      ]),
    );
  });

  test('three months before the 18th the end is told', async () => {
    await begin(on('02-20'));
    await givenOne({ birthDate: `${year - 18}-05-31`, createdAt: now() });
    at(on('02-28'));
    const { letters } = await tracesOf(live);
    expect(letters.map(({ kind }) => kind)).toEqual(['ends_soon']);
  });
});

describe('the term to bring the papers', () => {
  let town: Town;
  let monday: PlainDate;

  beforeEach(async () => {
    monday = await beginOnMonday();
    town = await givenTown();
  });

  test('is told on the last working day before its end and on the day after it, once', async () => {
    const { personId, certificateId } = await givenIssued(town, { institutionId: town.institution.id });
    const told: [string, string][] = [];
    for (let days = 1; days < 15; days += 1) {
      at(monday.add({ days }));
      const { letters } = await tracesOf(live);
      for (const letter of letters) {
        if (letter.personId === personId) told.push([letter.kind, monday.add({ days }).toString()]);
      }
    }
    expect(told).toEqual([
      ['deadline_tomorrow', monday.add({ days: 4 }).toString()],
      ['deadline_passed', monday.add({ days: 8 }).toString()],
    ]);
    // The calendar puts the term off: of the new day the family is told as well, of the old one never again.
    at(monday.add({ days: 14 }), 600);
    await database().certificate.update({
      where: { id: certificateId },
      data: { chosenInstitutionId: town.institution.id },
    });
    const closed = {
      closedFrom: dbDate(monday.add({ days: 1 })),
      closedTo: dbDate(monday.add({ days: 13 })),
    };
    await database().institutionClosure.create({
      data: { institutionId: town.institution.id, ...closed, reason: 'Ремонт' },
    });
    for (let days = 15; days < 25; days += 1) {
      at(monday.add({ days }));
      const { letters } = await tracesOf(live);
      for (const letter of letters) {
        if (letter.personId === personId) told.push([letter.kind, monday.add({ days }).toString()]);
      }
    }
    expect(told.slice(2)).toEqual([
      ['deadline_tomorrow', monday.add({ days: 17 }).toString()],
      ['deadline_passed', monday.add({ days: 19 }).toString()],
    ]);
  });

  test('the letter says what the municipality does afterwards', async () => {
    await givenSetting(town.municipalityId, 'overdue', { daysToBring: 5, action: 'cancel', cancelDays: 20 });
    const { personId } = await givenIssued(town, { institutionId: town.institution.id });
    at(monday.add({ days: 4 }));
    const { letters } = await tracesOf(live);
    const [letter] = letters.filter((one) => one.personId === personId);
    const read = (days: number) => {
      const { day: date, month, year: of } = monday.add({ days });
      return `${String(date).padStart(2, '0')}.${String(month).padStart(2, '0')}.${of}`;
    };
    expect(letter?.payload).toMatchObject({ tomorrow: false, until: read(7), lastDay: read(27) });
  });
});

describe('the term that ends otherwise than it was seen to', () => {
  let town: Town;
  let monday: PlainDate;

  beforeEach(async () => {
    monday = await beginOnMonday();
    town = await givenTown();
  });

  const after = (days: number) => monday.add({ days });

  async function lettersTo(personId: string) {
    const { letters } = await tracesOf(live);
    return letters.filter((letter) => letter.personId === personId);
  }

  test('who was not told on Friday is told on Saturday, and «завтра» is said of tomorrow alone', async () => {
    const [first, second] = [await givenIssued(town), await givenIssued(town)];
    at(after(5));
    expect(await lettersTo(first.personId)).toMatchObject([
      { kind: 'deadline_tomorrow', payload: { tomorrow: false, until: formatDate(after(7)) } },
    ]);
    await database().$executeRaw`ALTER TABLE life_notice DISABLE TRIGGER life_notice_stays`;
    await database().lifeNotice.deleteMany({ where: { childId: second.childId } });
    await database().$executeRaw`ALTER TABLE life_notice ENABLE TRIGGER life_notice_stays`;
    // The night passed over the run.
    const tell = () => inTransaction((tx) => tellDeadlineTomorrow(tx, second.certificateId));
    at(after(7));
    expect(await tell()).toBe(false);
    at(after(6));
    expect((await tracesOf(tell)).letters).toMatchObject([{ payload: { tomorrow: true } }]);
    expect(await tell()).toBe(false);
  });

  test('a term that moves back by another institution is told first, and gives its days', async () => {
    await givenSetting(town.municipalityId, 'overdue', { daysToBring: 5, action: 'cancel', cancelDays: 20 });
    const closed = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
    const { certificateId, personId } = await givenIssued(town);
    const choose = (institutionId: string) =>
      database().certificate.update({
        where: { id: certificateId },
        data: { chosenInstitutionId: institutionId },
      });
    await choose(closed.id);
    await database().institutionClosure.create({
      data: {
        institutionId: closed.id,
        closedFrom: dbDate(after(1)),
        closedTo: dbDate(after(40)),
        reason: 'Ремонт',
      },
    });
    at(after(39));
    expect(await lettersTo(personId)).toEqual([]);
    at(after(39), 600);
    await choose(town.institution.id);
    at(after(40));
    expect(await lettersTo(personId)).toMatchObject([
      { kind: 'deadline_passed', payload: { until: formatDate(after(7)), lastDay: formatDate(after(59)) } },
    ]);
    at(after(59));
    expect(await lettersTo(personId)).toEqual([]);
    expect((await row(certificateId)).status).toBe('not_activated');
    at(after(60));
    expect(await lettersTo(personId)).toMatchObject([{ kind: 'certificate_status_changed' }]);
    expect((await row(certificateId)).status).toBe('terminated');
  });

  test('no letter says «до» of a day that is over, and a rule that was revoked ends nothing', async () => {
    const overdue = (action: 'cancel' | 'nothing', cancelDays: number | null) =>
      givenSetting(town.municipalityId, 'overdue', { daysToBring: 5, action, cancelDays });
    await overdue('cancel', 1);
    const { certificateId, personId } = await givenIssued(town);
    at(after(30));
    expect(await lettersTo(personId)).toMatchObject([
      { kind: 'deadline_passed', payload: { lastDay: formatDate(after(30)) } },
    ]);
    at(after(31), 600);
    await overdue('nothing', null);
    at(after(40));
    expect(await lettersTo(personId)).toEqual([]);
    expect((await row(certificateId)).status).toBe('not_activated');
  });

  test('however many wait, all of them are looked at', async () => {
    const ids = [await givenIssued(town), await givenIssued(town), await givenIssued(town)].map(
      ({ certificateId }) => certificateId,
    );
    const terms = await findEndingTerms(database(), ids, after(4), 2);
    expect(terms.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });
});

describe('the money of a year', () => {
  test('is that of the group that stands in the place of the certificate’s, told in December', async () => {
    await begin(on('11-01'));
    const group = { municipalityId, kind: 'funded' as const };
    const old = await givenGroup({ ...group, yearlyAmount: '10000.00', validTo: new Date(on('12-31')) });
    const born = `${year - 10}-06-06`;
    const { certificateId, parent } = await givenOne({ birthDate: born, groupId: old.id, createdAt: now() });
    await givenGroup({
      ...group,
      yearlyAmount: '12500.50',
      validFrom: new Date(`${year + 1}-01-01`),
      successorOfId: old.id,
    });
    at(on('11-02'));
    await live();
    expect((await getCertificateCard(parent.actor, certificateId)).fundingYear).toEqual({
      year,
      amount: '10000.00',
    });
    at(on('12-14'));
    expect((await tracesOf(live)).letters.filter(mine)).toEqual([]);
    at(on('12-16'));
    const { letters } = await tracesOf(live);
    expect(letters.filter(mine)).toMatchObject([
      { kind: 'next_amount', payload: { year: year + 1, amount: '12\u00a0500,50\u00a0₽' } },
    ]);
    at(`${year + 1}-01-01`, 0);
    const { audit } = await tracesOf(live);
    expect(audit.filter(({ subject }) => subject[1] === certificateId)).toMatchObject([
      { event: 'funding_year_opened', by: null, details: { year: year + 1 } },
    ]);
    expect((await getCertificateCard(parent.actor, certificateId)).fundingYear).toEqual({
      year: year + 1,
      amount: '12500.50',
    });

    function mine(letter: { personId: string | null }): boolean {
      return letter.personId === parent.personId;
    }
  });

  test('of a group whose successor is of accounting nobody is looked at', async () => {
    await begin(on('12-19'));
    const group = { municipalityId, kind: 'funded' as const };
    const old = await givenGroup({ ...group, validTo: new Date(on('12-31')) });
    const facts = { groupId: old.id, createdAt: now() };
    const { certificateId } = await givenOne({ birthDate: `${year - 10}-06-06`, ...facts });
    const due = async (deed: LifeDeed) => (await findDue(today(), 0)).get(deed) ?? [];
    expect(await due('next_amount')).toContain(certificateId);
    await givenGroup({
      municipalityId,
      kind: 'accounting',
      validFrom: new Date(`${year + 1}-01-01`),
      successorOfId: old.id,
    });
    expect(await due('next_amount')).not.toContain(certificateId);
    at(`${year + 1}-01-01`);
    expect(await due('year_renewed')).not.toContain(certificateId);
  });

  test('suspended on 1 January it comes with the restoring', async () => {
    await begin(on('11-01'));
    const town = await givenTown();
    const group = await givenGroup({ municipalityId: town.municipalityId, kind: 'funded' });
    const institution = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
    const operator = await givenStaff({ role: 'operator', institutionId: institution.id });
    const { certificateId } = await givenIssued(town, {
      groupId: group.id,
      institutionId: town.institution.id,
    });
    await activate(town.operator.actor, certificateId, papers());
    const step = (action: 'suspend' | 'restore', reason: string) =>
      changeStatus(operator.actor, certificateId, action, statusInput(reason));
    await step('suspend', 'suspend_residence_check');
    at(`${year + 1}-01-01`);
    await live();
    const years = async () =>
      (await database().fundingYear.findMany({ where: { certificateId }, orderBy: { year: 'asc' } })).map(
        (opened) => opened.year,
      );
    expect(await years()).toEqual([year]);
    at(`${year + 1}-03-01`, 600);
    await step('restore', 'restore_cause_gone');
    expect(await years()).toEqual([year, year + 1]);
    expect((await lived(`${year + 1}-01-01`))?.finishedAt).not.toBeNull();
    expect(plainDate((await row(certificateId)).validUntil).year).toBeGreaterThan(year);
  });
});
