import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { POST as saveDay } from '@/app/admin/municipalities/[municipalityId]/calendar/save/route';
import type { DeskActor } from '@/lib/access/municipality';
import { openSession } from '@/lib/access/session';
import { bookVisit } from '@/lib/bookings/book-visit';
import { settleVisits } from '@/lib/bookings/settle-visits';
import { calendarImportFields, importCalendar, previewCalendarImport } from '@/lib/calendar/import-calendar';
import { keepCalendarFile } from '@/lib/calendar/keep-file';
import type { CalendarOwner } from '@/lib/calendar/planned-days';
import { calendarDayFields, previewCalendarDay, setCalendarDay } from '@/lib/calendar/set-day';
import { dbDate } from '@/lib/domain/dates';
import { setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import {
  givenBookingRules,
  givenCertificate,
  givenChild,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { givenTown } from '@/tests/support/town';

const monday = Temporal.PlainDate.from('2026-11-23');
const tuesday = monday.add({ days: 1 });

async function givenDesk() {
  const town = await givenTown();
  await givenBookingRules(town.institution.id, { desks: 3 });
  const { municipalityId } = town;
  return { ...town, admin: await givenStaff({ role: 'municipal_admin', municipalityId }) };
}

type Desk = Awaited<ReturnType<typeof givenDesk>>;

let desk: Desk;
let neighbour: Desk;
let region: DeskActor;

beforeEach(async () => {
  setClock(() => new Date('2026-11-22T05:00:00Z'));
  [desk, neighbour] = [await givenDesk(), await givenDesk()];
  region = (await givenStaff({ role: 'regional_admin' })).actor;
});

afterEach(async () => {
  await database().booking.deleteMany();
  await database().calendarDay.deleteMany({ where: { day: dbDate(tuesday) } });
  setClock();
});

async function givenBooked({ municipalityId, institution }: Desk, day: Temporal.PlainDate, startsAt = 570) {
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId, document: true });
  const { certificateId } = await givenCertificate({ childId, municipalityId });
  const wanted = { institutionId: institution.id, time: { day, startsAt }, version: 0 };
  await bookVisit(parent.actor, certificateId, wanted);
  return { ...parent, certificateId };
}

type Family = Awaited<ReturnType<typeof givenBooked>>;

function statusesOf(families: readonly Family[]) {
  return Promise.all(
    families.map(
      async ({ certificateId }) =>
        (await database().booking.findFirstOrThrow({ where: { certificateId } })).status,
    ),
  );
}

type Form = {
  preview: () => Promise<{ visits: readonly { when: string }[]; mark: string } | null>;
  send: (confirmed?: string) => Promise<unknown>;
};

async function seenOf(owner: CalendarOwner): Promise<string> {
  return String(await database().calendarChange.count({ where: { municipalityId: owner } }));
}

async function dayForm(
  actor: DeskActor,
  owner: CalendarOwner,
  changes: Record<string, string> = {},
): Promise<Form> {
  const typed = { day: '24.11.2026', kind: 'day_off', title: 'Траур', seen: await seenOf(owner), ...changes };
  return {
    preview: () => previewCalendarDay(actor, owner, typed),
    send: (confirmed = '') => setCalendarDay(actor, owner, calendarDayFields.parse({ ...typed, confirmed })),
  };
}

async function fileForm(
  actor: DeskActor,
  owner: CalendarOwner,
  mode: 'add' | 'replace',
  lines: string,
): Promise<Form> {
  const kept = await keepCalendarFile(actor, { bytes: Buffer.from(lines), tooLarge: false });
  const typed = { kept, mode, seen: await seenOf(owner) };
  return {
    preview: async () => (await previewCalendarImport(actor, owner, typed))?.cancelled ?? null,
    send: (confirmed = '') =>
      importCalendar(actor, owner, calendarImportFields.parse({ ...typed, confirmed })),
  };
}

const dayOff = '24.11.2026;выходной;Траур';

describe('a day that takes visits away is confirmed with the list of them', () => {
  const forms: Record<string, () => Promise<Form>> = {
    'a day of the municipality': () => dayForm(desk.admin.actor, desk.municipalityId),
    'a file of the municipality': () => fileForm(desk.admin.actor, desk.municipalityId, 'add', dayOff),
    'a day of the federal calendar': () => dayForm(region, null),
    'a file of the federal calendar': () => fileForm(region, null, 'add', dayOff),
  };

  test.each(Object.entries(forms))('%s', async (_, given) => {
    const kept = await givenBooked(desk, monday);
    const broken = await givenBooked(desk, tuesday);
    const form = await given();
    const unseen = await refusedWithoutTrace(() => form.send());
    expect(unseen).toMatchObject({ field: 'confirmed', sentence: saying('1\u00a0запись') });
    let shown: Awaited<ReturnType<Form['preview']>> = null;
    const looked = await tracesOf(async () => (shown = await form.preview()));
    expect(shown).toMatchObject({ visits: [{ when: 'во вторник, 24.11.2026, в\u00a09:30' }] });
    expect(looked.audit).toMatchObject([{ event: 'visits_listed', details: { count: 1 } }]);

    const late = await givenBooked(desk, tuesday, 600);
    const stale = await refusedWithoutTrace(() => form.send(shown?.mark));
    expect(stale).toMatchObject({ field: 'confirmed', sentence: saying('2\u00a0записи') });

    const traces = await tracesOf(async () => form.send((await form.preview())?.mark));
    expect(traces.jobs).toMatchObject([{ name: 'settle-visits' }]);
    expect(traces.audit.at(-1)).toMatchObject({ details: { cancelled: 2 } });
    await settleVisits();
    expect(await statusesOf([kept, broken, late])).toEqual(['booked', 'cancelled', 'cancelled']);
  });

  test('the year of a municipality replaced by a file gives its days back to the federal calendar', async () => {
    const own = await dayForm(desk.admin.actor, desk.municipalityId, { kind: 'working', title: 'Работаем' });
    await own.send();
    await (await dayForm(region, null)).send();
    const family = await givenBooked(desk, tuesday);
    const lines = '30.12.2026;выходной;Перенос';
    const form = await fileForm(desk.admin.actor, desk.municipalityId, 'replace', lines);
    expect(await form.preview()).toMatchObject({ visits: [{}] });
    await form.send((await form.preview())?.mark);
    await settleVisits();
    expect(await statusesOf([family])).toEqual(['cancelled']);
  });
});

describe('nothing is asked', () => {
  test('of a federal day over which the municipality has its own', async () => {
    const own = { kind: 'working', title: 'Работаем' };
    await (await dayForm(desk.admin.actor, desk.municipalityId, own)).send();
    const [kept, broken] = [await givenBooked(desk, tuesday), await givenBooked(neighbour, tuesday)];
    const form = await dayForm(region, null);
    expect(await form.preview()).toMatchObject({ visits: [{}] });
    await form.send((await form.preview())?.mark);
    await settleVisits();
    expect(await statusesOf([kept, broken])).toEqual(['booked', 'cancelled']);
  });

  test('of a day nobody booked, of another municipality, or of a day gone by', async () => {
    const family = await givenBooked(neighbour, tuesday);
    const here = await dayForm(desk.admin.actor, desk.municipalityId);
    const past = await dayForm(region, null, { day: '20.11.2026', title: 'Прошло' });
    for (const form of [here, past]) {
      expect(await form.preview()).toEqual({ visits: [], mark: '' });
      expect((await tracesOf(() => form.send('an old mark'))).jobs).toEqual([]);
    }
    await settleVisits();
    expect(await statusesOf([family])).toEqual(['booked']);
    await database().calendarDay.deleteMany({ where: { day: new Date('2026-11-20') } });
  });
});

test('the list is for whoever may change that calendar', async () => {
  await givenBooked(desk, tuesday);
  const federal = await dayForm(desk.admin.actor, null);
  await expect(federal.preview()).rejects.toMatchObject({ code: 'forbidden' });
  const file = await fileForm(desk.admin.actor, null, 'add', dayOff);
  await expect(file.preview()).rejects.toMatchObject({ code: 'forbidden' });
});

test('over HTTP the form comes back and asks', async () => {
  await givenBooked(desk, tuesday);
  const { municipalityId, admin } = desk;
  const { grantId: id, accountId } = admin;
  const token = await inTransaction((tx) => openSession(tx, { id, accountId, role: 'municipal_admin' }));
  const page = `/admin/municipalities/${municipalityId}/calendar`;
  const body = new URLSearchParams({ day: '24.11.2026', kind: 'day_off', title: 'Траур', seen: '0' });
  const answer = await saveDay(posted(`${page}/save`, { token, body }), {
    params: Promise.resolve({ municipalityId }),
  });
  expect(answer.headers.get('location')).toContain(`${page}?draft=`);
  expect(await database().calendarDay.count({ where: { municipalityId } })).toBe(0);
});
