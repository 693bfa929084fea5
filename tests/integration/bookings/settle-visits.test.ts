import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { bookVisit } from '@/lib/bookings/book-visit';
import { listVisits } from '@/lib/bookings/day-list';
import { listCancelledBy } from '@/lib/booked-times/cancelled-visits';
import { withClosure, withHours, type PlannedChange } from '@/lib/booked-times/planned-changes';
import { remindVisits } from '@/lib/bookings/remind-visits';
import { settleVisits } from '@/lib/bookings/settle-visits';
import { getVisitPage } from '@/lib/bookings/visit-page';
import { dbDate } from '@/lib/domain/dates';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import {
  givenBookingRules,
  givenCertificate,
  givenChild,
  givenInstitution,
  givenParent,
  givenStaff,
  weekOfHours,
} from '@/tests/support/given';
import { activate } from '@/tests/support/activate';
import { tracesOf } from '@/tests/support/traces';
import { givenIssued, givenTown, papers, type Town } from '@/tests/support/town';

const monday = Temporal.PlainDate.from('2026-11-23');
const tuesday = monday.add({ days: 1 });
const noon = (day: string) => setClock(() => new Date(`${day}T05:00:00Z`));

let town: Town;
let institutionId: string;

beforeEach(async () => {
  noon('2026-11-22');
  town = await givenTown();
  institutionId = town.institution.id;
  await givenBookingRules(institutionId, { desks: 2 });
});

afterEach(async () => {
  // Nothing of one test is left for the next one to settle.
  await database().booking.deleteMany();
  setClock();
});

async function givenBooked(day: Temporal.PlainDate, startsAt: number) {
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId: town.municipalityId, document: true });
  const { certificateId } = await givenCertificate({ childId, municipalityId: town.municipalityId });
  await bookVisit(parent.actor, certificateId, { institutionId, time: { day, startsAt }, version: 0 });
  return { ...parent, childId, certificateId };
}

async function statusesOf(families: readonly { certificateId: string }[]) {
  const rows = await database().booking.findMany();
  return families.map(({ certificateId }) => rows.find((row) => row.certificateId === certificateId)?.status);
}

describe('times that can no longer be kept', () => {
  const changes: Record<string, () => Promise<unknown>> = {
    'a new closed day': () =>
      database().institutionClosure.create({
        data: { institutionId, closedFrom: dbDate(tuesday), closedTo: dbDate(tuesday), reason: 'Ремонт' },
      }),
    'a later opening': () =>
      database().institutionHours.updateMany({
        where: { institutionId, weekday: tuesday.dayOfWeek },
        data: { opensAt: 10 * 60 },
      }),
    'lunch at another hour': () =>
      database().institutionHours.updateMany({
        where: { institutionId, weekday: tuesday.dayOfWeek },
        data: { lunchFrom: 9 * 60 + 45, lunchTo: 10 * 60 + 45 },
      }),
    'a holiday of the municipality': () =>
      database().calendarDay.create({
        data: {
          day: dbDate(tuesday),
          mark: 'day_off',
          title: 'Праздник',
          municipalityId: town.municipalityId,
        },
      }),
    'the end of the right to accept': () =>
      database().institutionRight.updateMany({
        where: { institutionId },
        data: { validTo: dbDate(monday) },
      }),
    'the end of the institution': () =>
      database().institution.update({ where: { id: institutionId }, data: { closedOn: dbDate(tuesday) } }),
  };

  test.each(Object.entries(changes))('%s cancels with a letter, once', async (_, change) => {
    const kept = await givenBooked(monday, 9 * 60 + 30);
    const broken = await givenBooked(tuesday, 9 * 60 + 30);
    await change();
    const traces = await tracesOf(settleVisits);
    expect(await statusesOf([kept, broken])).toEqual(['booked', 'cancelled']);
    expect(traces.letters).toMatchObject([
      { kind: 'visit_cancelled', accountId: broken.accountId, payload: { reason: 'closed' } },
    ]);
    expect(traces.audit).toMatchObject([
      { event: 'visit_cancelled', by: null, childId: broken.childId, details: { reason: 'closed' } },
    ]);
    expect(await tracesOf(settleVisits)).toEqual({ audit: [], letters: [], jobs: [] });
  });

  test('are listed before the change is made, and the list is told from the next one', async () => {
    await givenBooked(monday, 9 * 60 + 30);
    await givenBooked(tuesday, 9 * 60 + 30);
    const list = async (change: PlannedChange) => {
      const { visits, mark } = await listCancelledBy(database(), institutionId, change);
      return { days: visits.map(({ when }) => when), mark };
    };
    const closed = withClosure({ from: tuesday, to: tuesday });
    const first = await list(closed);
    expect(first.days).toEqual(['во вторник, 24.11.2026, в\u00a09:30']);
    expect((await list(withHours(weekOfHours.map((day) => ({ ...day, opensAt: 600 }))))).days).toHaveLength(
      2,
    );
    expect(await list(withHours(weekOfHours))).toEqual({ days: [], mark: '' });
    await givenBooked(tuesday, 10 * 60);
    const second = await list(closed);
    expect(second.days).toHaveLength(2);
    expect(second.mark).not.toBe(first.mark);
    expect((await tracesOf(settleVisits)).letters).toEqual([]);
  });

  test('times of past days without a mark are put away, silently', async () => {
    const family = await givenBooked(monday, 9 * 60 + 30);
    noon('2026-11-23');
    await settleVisits();
    expect(await statusesOf([family])).toEqual(['booked']);
    noon('2026-11-24');
    expect((await tracesOf(settleVisits)).letters).toEqual([]);
    expect(await statusesOf([family])).toEqual(['unmarked']);
  });
});

describe('a certificate that goes on', () => {
  test('ended, keeps no time from others', async () => {
    const family = await givenBooked(tuesday, 9 * 60 + 30);
    await database().certificate.update({
      where: { id: family.certificateId },
      data: { status: 'terminated', terminationReason: 'own_request' },
    });
    expect(await database().booking.findMany()).toMatchObject([
      { status: 'cancelled', cancelReason: 'not_needed', version: 2 },
    ]);
  });

  test.each([
    ['there on its day', '2026-11-24T05:00:00Z', 'came'],
    ['there before its hour', '2026-11-23T18:00:00Z', 'came'],
    ['there the day after, before anybody marked it', '2026-11-25T02:00:00Z', 'came'],
    ['there the evening before', '2026-11-23T16:00:00Z', 'cancelled'],
    ['elsewhere on its day', '2026-11-24T05:00:00Z', 'cancelled'],
  ])('activated %s (%s): %s', async (where, at, status) => {
    const family = await givenIssued(town);
    const { certificateId } = family;
    const visit = { institutionId, time: { day: tuesday, startsAt: 9 * 60 + 30 }, version: 0 };
    await bookVisit(family.actor, certificateId, visit);
    const { municipalityId } = town;
    const elsewhere = await givenInstitution({ municipalityId, accepts: 'everybody' });
    const other = await givenStaff({ role: 'operator', institutionId: elsewhere.id });
    const operator = where.startsWith('elsewhere') ? other : town.operator;
    setClock(() => new Date(at));
    await activate(operator.actor, certificateId, papers());

    const came = status === 'came';
    expect(await database().booking.findFirst({ where: { certificateId } })).toMatchObject({
      status,
      cancelReason: came ? null : 'not_needed',
      settledById: came ? operator.accountId : null,
      version: 2,
    });
    const list = await listVisits(town.operator.actor, tuesday);
    expect(list.rows.map((row) => row.status)).toEqual(came ? ['came'] : []);
    const page = await getVisitPage(family.actor, certificateId, { placeId: null, day: null });
    expect([page.waits, page.booking]).toEqual([false, null]);
  });
});

describe('the reminder', () => {
  test('comes the day before, once, and not to who booked the same day', async () => {
    const family = await givenBooked(tuesday, 9 * 60 + 30);
    expect((await tracesOf(remindVisits)).letters).toEqual([]);
    noon('2026-11-23');
    const today = await givenBooked(tuesday, 10 * 60);
    const { letters } = await tracesOf(remindVisits);
    expect(letters).toMatchObject([
      {
        kind: 'visit_tomorrow',
        accountId: family.accountId,
        payload: { when: 'во вторник, 24.11.2026, в\u00a09:30', place: town.institution.shortName },
      },
    ]);
    expect((await tracesOf(remindVisits)).letters).toEqual([]);
    await bookVisit(family.actor, family.certificateId, {
      institutionId,
      time: { day: tuesday.add({ days: 1 }), startsAt: 570 },
      version: 1,
    });
    noon('2026-11-24');
    expect((await tracesOf(remindVisits)).letters).toMatchObject([{ accountId: family.accountId }]);
    expect(today.accountId).not.toBe(family.accountId);
  });

  test('two workers at once write one letter', async () => {
    await givenBooked(tuesday, 9 * 60 + 30);
    noon('2026-11-23');
    const { letters } = await tracesOf(() => Promise.all([remindVisits(), remindVisits()]));
    expect(letters).toHaveLength(1);
  });
});
