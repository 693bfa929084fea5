import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { POST as cancel } from '@/app/cabinet/certificates/[certificateId]/visit/cancel/route';
import { GET as calendar } from '@/app/cabinet/certificates/[certificateId]/visit/calendar/route';
import { POST as save } from '@/app/cabinet/certificates/[certificateId]/visit/save/route';
import { POST as mark } from '@/app/counter/visits/mark/route';
import { GET as print } from '@/app/counter/visits/print/route';
import { POST as saveOwn } from '@/app/counter/visits/settings/save/route';
import { POST as saveOfMunicipality } from '@/app/admin/municipalities/[municipalityId]/visits/[institutionId]/save/route';
import { openSession } from '@/lib/access/session';
import { bookVisit } from '@/lib/bookings/book-visit';
import { listVisits } from '@/lib/bookings/day-list';
import { markVisit } from '@/lib/bookings/mark-visit';
import type { Role } from '@/lib/domain/roles';
import { setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import {
  givenBookingRules,
  givenCertificate,
  givenChild,
  givenInstitution,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { asked, posted } from '@/tests/support/posted';
import { refusalOf, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';
import { givenTown, type Town } from '@/tests/support/town';

const tuesday = Temporal.PlainDate.from('2026-11-24');
const noon = (day: string) => setClock(() => new Date(`${day}T05:00:00Z`));

let town: Town;
let institutionId: string;

beforeEach(async () => {
  noon('2026-11-23');
  town = await givenTown();
  institutionId = town.institution.id;
  await givenBookingRules(institutionId);
});

afterEach(() => setClock());

async function givenFamily() {
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId: town.municipalityId, document: true });
  const certificate = await givenCertificate({ childId, municipalityId: town.municipalityId });
  return { ...parent, childId, ...certificate };
}

async function givenBooked(startsAt = 570) {
  const family = await givenFamily();
  const wanted = { institutionId, time: { day: tuesday, startsAt }, version: 0 };
  await bookVisit(family.actor, family.certificateId, wanted);
  const booking = await database().booking.findFirstOrThrow({
    where: { certificateId: family.certificateId },
  });
  return { ...family, booking };
}

function tokenOf({ accountId, grantId }: { accountId: string; grantId: string }, role: Role) {
  return inTransaction((tx) => openSession(tx, { id: grantId, accountId, role }));
}

function form(path: string, token: string, fields: Record<string, string>): Request {
  return posted(path, { token, body: new URLSearchParams(fields) });
}

describe('the list of a day', () => {
  test('holds the families in their order, of this institution only, and is recorded', async () => {
    const [late, early] = [await givenBooked(600), await givenBooked(540)];
    const elsewhere = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
    await givenBookingRules(elsewhere.id);
    const other = await givenFamily();
    await bookVisit(other.actor, other.certificateId, {
      institutionId: elsewhere.id,
      time: { day: tuesday, startsAt: 570 },
      version: 0,
    });
    const { actor, accountId } = town.operator;
    let list: Awaited<ReturnType<typeof listVisits>> | undefined;
    const traces = await tracesOf(async () => (list = await listVisits(actor, tuesday)));
    expect(list?.rows.map(({ childId, time }) => [childId, time])).toEqual([
      [early.childId, '9:00–9:30'],
      [late.childId, '10:00–10:30'],
    ]);
    expect(list?.days).toEqual([{ day: tuesday, count: 2 }]);
    expect(traces.audit).toMatchObject([
      { event: 'visits_listed', by: accountId, details: { day: '2026-11-24', count: 2 } },
    ]);
  });

  test('on paper tells each family that it was printed', async () => {
    const { childId, number } = await givenBooked();
    const token = await tokenOf(town.operator, 'operator');
    let page = '';
    const traces = await tracesOf(async () => {
      const request = asked('/counter/visits/print?day=2026-11-24', { token });
      page = await (await print(request, { params: Promise.resolve(undefined) })).text();
    });
    expect(page).toContain('вторник, 24.11.2026');
    expect(page).toContain('9:30–10:00');
    expect(page.replace(/\s/g, '')).toContain(number);
    expect(traces.audit).toMatchObject([{ event: 'list_printed' }, { event: 'family_printed', childId }]);
  });
});

describe('a mark', () => {
  test('is made on the day, may be corrected, and is recorded', async () => {
    const { booking, childId, certificateId } = await givenBooked();
    const { actor, accountId } = town.operator;
    const came = { bookingId: booking.id, version: 1, mark: 'came' } as const;
    expect((await refusedWithoutTrace(() => markVisit(actor, came))).code).toBe('conflict');
    noon('2026-11-24');
    const traces = await tracesOf(() => markVisit(actor, came));
    expect(traces.audit).toMatchObject([
      {
        event: 'visit_marked',
        by: accountId,
        subject: ['certificate', certificateId],
        childId,
        details: { mark: 'came' },
      },
    ]);
    expect(await tracesOf(() => markVisit(actor, came))).toMatchObject({ audit: [] });
    const missed = { ...came, mark: 'missed' } as const;
    expect((await refusalOf(markVisit(actor, missed))).code).toBe('conflict');
    await markVisit(actor, { ...missed, version: 2 });
    const { status } = await database().booking.findUniqueOrThrow({ where: { id: booking.id } });
    expect(status).toBe('missed');
    noon('2026-12-20');
    expect((await refusalOf(markVisit(actor, { ...came, version: 3 }))).code).toBe('conflict');
  });

  test('of another institution is not there', async () => {
    const { booking } = await givenBooked();
    noon('2026-11-24');
    const neighbour = await givenInstitution({ municipalityId: town.municipalityId, accepts: 'everybody' });
    const { actor } = await givenStaff({ role: 'operator', institutionId: neighbour.id });
    const came = { bookingId: booking.id, version: 1, mark: 'came' } as const;
    expect((await refusedWithoutTrace(() => markVisit(actor, came))).code).toBe('not_found');
  });
});

describe('over HTTP', () => {
  test('a family books, takes the calendar file and cancels', async () => {
    const { accountId, grantId, certificateId } = await givenFamily();
    const token = await tokenOf({ accountId, grantId }, 'parent');
    const context = { params: Promise.resolve({ certificateId }) };
    const page = `/cabinet/certificates/${certificateId}/visit`;
    const empty = await save(form(`${page}/save`, token, { institutionId, version: '0', time: '' }), context);
    expect(empty.headers.get('location')).toContain(`${page}?draft=`);
    const time = '2026-11-24T9:30';
    const booked = await save(form(`${page}/save`, token, { institutionId, version: '0', time }), context);
    expect(booked.headers.get('location')).toBe(`${page}?saved=visit_booked`);
    const file = await calendar(asked(`${page}/calendar`, { token }), context);
    expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(await file.text()).toContain('BEGIN:VEVENT');
    const cancelled = await cancel(form(`${page}/cancel`, token, { version: '1' }), context);
    expect(cancelled.headers.get('location')).toBe(`${page}?saved=visit_cancelled`);
    expect((await calendar(asked(`${page}/calendar`, { token }), context)).status).toBe(409);
  });

  test('the counter marks and returns to the day; a mark of nonsense comes back in Russian', async () => {
    const { booking } = await givenBooked();
    noon('2026-11-24');
    const token = await tokenOf(town.operator, 'operator');
    const context = { params: Promise.resolve(undefined) };
    const fields = { bookingId: booking.id, version: '1', mark: 'came' };
    const done = await mark(form('/counter/visits/mark', token, fields), context);
    expect(done.headers.get('location')).toBe('/counter/visits?day=2026-11-24&done=marked');
    const wrong = await mark(form('/counter/visits/mark', token, { ...fields, mark: 'x' }), context);
    expect(wrong.headers.get('location')).toContain('/counter/visits?draft=');
  });

  test('settings are saved at the counter and at the desk of the own municipality only', async () => {
    const fields = {
      enabled: 'on',
      effectiveFrom: '24.11.2026',
      slotMinutes: '15',
      desks: '3',
      daysAhead: '21',
      noticeHours: '24',
      version: '1',
    };
    const atCounter = await saveOwn(
      form('/counter/visits/settings/save', await tokenOf(town.operator, 'operator'), fields),
      { params: Promise.resolve(undefined) },
    );
    expect(atCounter.headers.get('location')).toBe('/counter/visits/settings?saved=1');
    const { municipalityId } = town;
    const params = Promise.resolve({ municipalityId, institutionId });
    const path = `/admin/municipalities/${municipalityId}/visits/${institutionId}`;
    const own = await givenStaff({ role: 'municipal_admin', municipalityId });
    const foreign = await givenStaff({ role: 'municipal_admin' });
    const again = { ...fields, version: '2' };
    const strange = await saveOfMunicipality(
      form(`${path}/save`, await tokenOf(foreign, 'municipal_admin'), again),
      { params },
    );
    expect(strange.headers.get('location')).toContain('draft=');
    expect(await database().bookingSetting.count({ where: { institutionId } })).toBe(2);
    const saved = await saveOfMunicipality(
      form(`${path}/save`, await tokenOf(own, 'municipal_admin'), again),
      { params },
    );
    expect(saved.headers.get('location')).toBe(`${path}?saved=1`);
  });
});
