import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { bookVisit } from '@/lib/bookings/book-visit';
import { cancelVisit } from '@/lib/bookings/cancel-visit';
import { openVisitCalendar } from '@/lib/bookings/visit-calendar';
import { getVisitOffer, getVisitPage } from '@/lib/bookings/visit-page';
import { dbDate } from '@/lib/domain/dates';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import {
  givenBookingRules,
  givenCertificate,
  givenChild,
  givenChildAccount,
  givenInstitution,
  givenParent,
} from '@/tests/support/given';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { givenTown, type Town } from '@/tests/support/town';

/** Monday 23 November 2026, noon in Novokuznetsk. */
const noon = new Date('2026-11-23T05:00:00Z');
const tuesday = Temporal.PlainDate.from('2026-11-24');

let town: Town;
let institutionId: string;

beforeEach(async () => {
  setClock(() => noon);
  town = await givenTown();
  institutionId = town.institution.id;
});

afterEach(() => setClock());

async function givenWaiting() {
  const parent = await givenParent({ email: null });
  const { childId } = await givenChild({ parent, municipalityId: town.municipalityId, document: true });
  const { certificateId } = await givenCertificate({ childId, municipalityId: town.municipalityId });
  return { ...parent, childId, certificateId };
}

const at = (startsAt: number, day = tuesday, version = 0) => ({
  institutionId,
  time: { day, startsAt },
  version,
});

function bookingsOf(certificateId: string) {
  return database().booking.findMany({ where: { certificateId }, orderBy: { id: 'asc' } });
}

describe('booking', () => {
  test('keeps a desk, chooses the institution, tells the family', async () => {
    await givenBookingRules(institutionId);
    const { actor, accountId, personId, childId, certificateId } = await givenWaiting();
    const traces = await tracesOf(() => bookVisit(actor, certificateId, at(9 * 60 + 30)));
    expect(await bookingsOf(certificateId)).toMatchObject([
      {
        institutionId,
        day: dbDate(tuesday),
        startsAt: 570,
        endsAt: 600,
        desk: 1,
        status: 'booked',
        version: 1,
      },
    ]);
    const { chosenInstitutionId } = await database().certificate.findUniqueOrThrow({
      where: { id: certificateId },
    });
    expect(chosenInstitutionId).toBe(institutionId);
    const about = { by: accountId, role: 'parent', subject: ['certificate', certificateId], childId };
    expect(traces.audit).toMatchObject([
      { event: 'institution_chosen', ...about },
      { event: 'visit_booked', ...about, details: { institutionId, day: '2026-11-24' } },
    ]);
    expect(traces.letters).toMatchObject([
      {
        kind: 'visit_booked',
        personId,
        accountId,
        payload: { when: 'во вторник, 24.11.2026, в\u00a09:30', place: town.institution.shortName },
      },
    ]);
  });

  test('the same form sent twice is one booking and one letter', async () => {
    await givenBookingRules(institutionId);
    const { actor, certificateId } = await givenWaiting();
    await bookVisit(actor, certificateId, at(570));
    const traces = await tracesOf(() => bookVisit(actor, certificateId, at(570)));
    expect(traces).toEqual({ audit: [], letters: [], jobs: [] });
    expect(await bookingsOf(certificateId)).toHaveLength(1);
  });

  test('a second tab does not book a second time', async () => {
    await givenBookingRules(institutionId);
    const { actor, certificateId } = await givenWaiting();
    await bookVisit(actor, certificateId, at(570));
    const refused = await refusedWithoutTrace(() => bookVisit(actor, certificateId, at(600)));
    expect(refused.code).toBe('conflict');
  });

  test('of fifty families at once as many come in as there are desks', async () => {
    await givenBookingRules(institutionId, { desks: 3 });
    const families = await Promise.all(Array.from({ length: 50 }, givenWaiting));
    const outcomes = await Promise.allSettled(
      families.map(({ actor, certificateId }) => bookVisit(actor, certificateId, at(570))),
    );
    const booked = await database().booking.findMany({ where: { institutionId }, orderBy: { desk: 'asc' } });
    expect(booked.map(({ desk }) => desk)).toEqual([1, 2, 3]);
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused).toHaveLength(47);
    for (const one of refused) expect(one).toMatchObject({ code: 'conflict', field: 'time' });
    expect(
      await database().letter.count({
        where: { kind: 'visit_booked', accountId: { in: families.map(({ accountId }) => accountId) } },
      }),
    ).toBe(3);
  });

  test.each([
    ['lunch', at(12 * 60)],
    ['between two times', at(575)],
    ['too far ahead', at(570, tuesday.add({ days: 30 }))],
    ['yesterday', at(570, tuesday.subtract({ days: 2 }))],
    ['already begun', at(12 * 60 - 30, tuesday.subtract({ days: 1 }))],
  ])('%s is no time', async (_, wanted) => {
    await givenBookingRules(institutionId);
    const { actor, certificateId } = await givenWaiting();
    const refused = await refusedWithoutTrace(() =>
      bookVisit(actor, certificateId, { ...wanted, institutionId }),
    );
    expect(refused).toMatchObject({ code: 'conflict', field: 'time' });
  });

  test('a holiday, a closed day, a day before bookings begin, an institution that does not accept', async () => {
    await givenBookingRules(institutionId, { effectiveFrom: tuesday });
    const { actor, certificateId } = await givenWaiting();
    const { municipalityId } = town;
    await database().calendarDay.create({
      data: { day: dbDate(tuesday.add({ days: 1 })), mark: 'day_off', title: 'Праздник', municipalityId },
    });
    await database().institutionClosure.create({
      data: {
        institutionId,
        closedFrom: dbDate(tuesday.add({ days: 2 })),
        closedTo: dbDate(tuesday.add({ days: 2 })),
        reason: 'Ремонт',
      },
    });
    const others = [
      await givenInstitution({ municipalityId }),
      await givenInstitution({ municipalityId, accepts: 'own_pupils' }),
      await givenInstitution({ municipalityId, accepts: 'everybody', to: tuesday.subtract({ days: 1 }) }),
      (await givenTown()).institution,
    ];
    for (const { id } of others) await givenBookingRules(id);
    const unfit = [
      at(15 * 60, tuesday.subtract({ days: 1 })),
      at(570, tuesday.add({ days: 1 })),
      at(570, tuesday.add({ days: 2 })),
      ...others.map(({ id }) => ({ ...at(570), institutionId: id })),
    ];
    for (const wanted of unfit) {
      const refused = await refusedWithoutTrace(() => bookVisit(actor, certificateId, wanted));
      expect(refused).toMatchObject({ code: 'conflict', field: 'time' });
    }
    expect(await bookVisit(actor, certificateId, at(570))).toBe('booked');
  });

  test('a stranger, a child under 14, a certificate that needs no visit', async () => {
    await givenBookingRules(institutionId);
    const { certificateId } = await givenWaiting();
    const stranger = await givenParent();
    expect(await refusalOf(bookVisit(stranger.actor, certificateId, at(570)))).toMatchObject({
      code: 'not_found',
    });
    const { childId } = await givenChild({ parent: stranger, municipalityId: town.municipalityId });
    const active = await givenCertificate({ childId, status: 'active' });
    const refused = await refusedWithoutTrace(() => bookVisit(stranger.actor, active.certificateId, at(570)));
    expect(refused).toMatchObject({ code: 'conflict', sentence: saying('уже активирован или закрыт') });
    const young = await givenChild({ municipalityId: town.municipalityId, age: 10, document: true });
    const { actor } = await givenChildAccount(young.childId);
    const own = await givenCertificate({ childId: young.childId, municipalityId: town.municipalityId });
    expect(await refusalOf(bookVisit(actor, own.certificateId, at(570)))).toMatchObject({
      code: 'forbidden',
    });
  });
});

describe('what the database itself refuses', () => {
  const row = (certificateId: string, bookedById: string) => ({
    certificateId,
    institutionId,
    day: dbDate(tuesday),
    startsAt: 570,
    endsAt: 600,
    desk: 1,
    bookedById,
    agreedAt: noon,
  });

  test('two families at one desk, also for times of different length', async () => {
    await givenBookingRules(institutionId, { desks: 2 });
    const [one, two] = [await givenWaiting(), await givenWaiting()];
    await database().booking.create({ data: row(one.certificateId, one.accountId) });
    const overlapping = { ...row(two.certificateId, two.accountId), startsAt: 590, endsAt: 610 };
    await expect(database().booking.create({ data: overlapping })).rejects.toThrow(/booking_desk_is_free/);
    await database().booking.create({ data: { ...overlapping, desk: 2 } });
  });

  test('a desk that is not there, a day without booking, two times for one certificate', async () => {
    await givenBookingRules(institutionId, { effectiveFrom: tuesday });
    const { certificateId, accountId } = await givenWaiting();
    const own = row(certificateId, accountId);
    const db = database();
    await expect(db.booking.create({ data: { ...own, desk: 2 } })).rejects.toThrow(/no such desk/);
    const before = { ...own, day: dbDate(tuesday.subtract({ days: 1 })) };
    await expect(db.booking.create({ data: before })).rejects.toThrow(/no such desk/);
    await db.booking.create({ data: own });
    const second = { ...own, startsAt: 600, endsAt: 630 };
    await expect(db.booking.create({ data: second })).rejects.toThrow(/nique|booking_one_live/);
  });

  test('a setting that has been written is never changed', async () => {
    await givenBookingRules(institutionId);
    const db = database();
    await expect(
      db.bookingSetting.updateMany({ where: { institutionId }, data: { desks: 5 } }),
    ).rejects.toThrow();
    await expect(db.bookingSetting.deleteMany({ where: { institutionId } })).rejects.toThrow();
  });
});

describe('moving and cancelling', () => {
  test('a move frees the former time and tells both', async () => {
    await givenBookingRules(institutionId);
    const [one, two] = [await givenWaiting(), await givenWaiting()];
    await bookVisit(one.actor, one.certificateId, at(570));
    const traces = await tracesOf(() => bookVisit(one.actor, one.certificateId, at(600, tuesday, 1)));
    expect(traces.audit).toMatchObject([{ event: 'visit_moved' }]);
    expect(traces.letters).toMatchObject([
      {
        kind: 'visit_moved',
        payload: {
          before: 'во вторник, 24.11.2026, в\u00a09:30',
          when: 'во вторник, 24.11.2026, в\u00a010:00',
        },
      },
    ]);
    expect(await bookingsOf(one.certificateId)).toMatchObject([
      { startsAt: 600, version: 2, status: 'booked' },
    ]);
    expect(await bookVisit(two.actor, two.certificateId, at(570))).toBe('booked');
    const stale = await refusedWithoutTrace(() =>
      bookVisit(one.actor, one.certificateId, at(630, tuesday, 1)),
    );
    expect(stale.code).toBe('conflict');
  });

  test('a cancelled time is free for others and for the family itself', async () => {
    await givenBookingRules(institutionId);
    const { actor, certificateId } = await givenWaiting();
    await bookVisit(actor, certificateId, at(570));
    expect((await refusalOf(cancelVisit(actor, certificateId, { version: 7 }))).code).toBe('conflict');
    const traces = await tracesOf(() => cancelVisit(actor, certificateId, { version: 1 }));
    expect(traces.audit).toMatchObject([{ event: 'visit_cancelled', details: { reason: 'family' } }]);
    expect(traces.letters).toMatchObject([{ kind: 'visit_cancelled', payload: { reason: 'family' } }]);
    expect((await refusalOf(cancelVisit(actor, certificateId, { version: 2 }))).code).toBe('conflict');
    expect(await bookVisit(actor, certificateId, at(570))).toBe('booked');
  });

  test('a time that passed without a mark does not hold the family back', async () => {
    await givenBookingRules(institutionId);
    const { actor, certificateId } = await givenWaiting();
    await bookVisit(actor, certificateId, at(570));
    setClock(() => new Date('2026-11-24T05:00:00Z'));
    expect((await getVisitOffer(actor, certificateId)).booking).toBeNull();
    expect(await bookVisit(actor, certificateId, at(570, tuesday.add({ days: 1 })))).toBe('booked');
    expect((await bookingsOf(certificateId)).map(({ status }) => status).toSorted()).toEqual([
      'booked',
      'unmarked',
    ]);
  });
});

describe('what the family sees', () => {
  test('times that are left, the own one among them', async () => {
    await givenBookingRules(institutionId);
    const [one, two] = [await givenWaiting(), await givenWaiting()];
    await bookVisit(one.actor, one.certificateId, at(570));
    const asked = { placeId: null, day: tuesday };
    const times = async ({ actor, certificateId }: typeof one) =>
      (await getVisitPage(actor, certificateId, asked)).day?.times.map(({ label }) => label) ?? [];
    expect(await times(one)).toContain('9:30–10:00');
    expect(await times(two)).not.toContain('9:30–10:00');
    expect(await times(two)).toHaveLength(13);
  });

  test('nothing at all where nobody books', async () => {
    const { actor, certificateId } = await givenWaiting();
    expect(await getVisitOffer(actor, certificateId)).toEqual({ booking: null, placeIds: [], mayBook: true });
    await givenBookingRules(institutionId, { enabled: false });
    expect((await getVisitOffer(actor, certificateId)).placeIds).toEqual([]);
  });

  test('a calendar file without names and numbers, on the clock of the region', async () => {
    await givenBookingRules(institutionId);
    const { actor, certificateId } = await givenWaiting();
    await bookVisit(actor, certificateId, at(570));
    const text = (await openVisitCalendar(actor, certificateId)).replace(/\r\n /g, '');
    expect(text).toContain('DTSTART:20261124T023000Z');
    expect(text).toContain('DTEND:20261124T030000Z');
    expect(text).toContain('TRIGGER:-PT2H');
    const { number, child } = await database().certificate.findUniqueOrThrow({
      where: { id: certificateId },
      include: { child: { include: { person: true } } },
    });
    expect(text).not.toContain(number);
    expect(text).not.toContain(child.person.surname);
  });
});
