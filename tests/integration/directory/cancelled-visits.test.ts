import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { municipalityOf } from '@/lib/access/municipality';
import { bookVisit } from '@/lib/bookings/book-visit';
import { settleVisits } from '@/lib/bookings/settle-visits';
import {
  closeFields,
  closeInstitution,
  plannedClosing,
} from '@/lib/directory/institutions/close-institution';
import { addClosedDays, closedDaysFields, plannedClosedDays } from '@/lib/directory/institutions/closed-days';
import { getInstitution } from '@/lib/directory/institutions/get-institution';
import { previewVisits, type TypedChange } from '@/lib/directory/institutions/planned-visits';
import { hoursFields, plannedHours, setHours } from '@/lib/directory/institutions/set-hours';
import { keepListFile } from '@/lib/directory/list-file/keep-file';
import { previewImport, runImport } from '@/lib/directory/list-file/run-import';
import {
  cancelRight,
  cancelRightFields,
  endRight,
  endRightFields,
  plannedCancelling,
  plannedEnd,
} from '@/lib/directory/rights/change-prepared';
import { plannedRight, prepareRight, prepareRightFields } from '@/lib/directory/rights/prepare-right';
import { dbDate } from '@/lib/domain/dates';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import {
  givenBookingRules,
  givenCertificate,
  givenChild,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { givenTown } from '@/tests/support/town';

const monday = Temporal.PlainDate.from('2026-11-23');
const tuesday = monday.add({ days: 1 });

async function givenDesk() {
  const town = await givenTown();
  const { id } = town.institution;
  await givenBookingRules(id, { desks: 3 });
  const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId });
  return { town, id, actor, municipality: await municipalityOf(actor, town.municipalityId) };
}

let desk: Awaited<ReturnType<typeof givenDesk>>;

beforeEach(async () => {
  setClock(() => new Date('2026-11-22T05:00:00Z'));
  desk = await givenDesk();
});

afterEach(async () => {
  await database().booking.deleteMany();
  setClock();
});

async function givenBooked(day: Temporal.PlainDate, startsAt = 9 * 60 + 30) {
  const { municipalityId } = desk.town;
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId, document: true });
  const { certificateId } = await givenCertificate({ childId, municipalityId });
  const time = { day, startsAt };
  await bookVisit(parent.actor, certificateId, { institutionId: desk.id, time, version: 0 });
  return { ...parent, certificateId };
}

async function statusOf({ certificateId }: { certificateId: string }) {
  return (await database().booking.findFirstOrThrow({ where: { certificateId } })).status;
}

type Form = { preview: TypedChange; send: (confirmed?: string) => Promise<void> };

/** The forms that take Tuesday away from families, filled in. */
async function formsOf(): Promise<Record<string, Form>> {
  const { actor, municipality, id } = desk;
  const { version: at, rights } = await getInstitution(actor, municipality, id);
  const version = String(at);
  const running = rights.find(({ kind }) => kind === 'accepts_applications');
  const place = { institutionId: id, rightId: running?.id ?? '' };
  const closure = { from: '24.11.2026', to: '', reason: 'Ремонт', version };
  const closing = { closedOn: '24.11.2026', version };
  const hours = { day1: '9–17, обед 12–13', day3: '9–17', version };
  const none = { choice: 'accepts_none', from: '24.11.2026', to: '', version };
  const lastDay = { to: '23.11.2026', version };
  return {
    'closed days': {
      preview: () => plannedClosedDays(closedDaysFields.parse(closure)),
      send: (confirmed) =>
        addClosedDays(actor, municipality, id, closedDaysFields.parse({ ...closure, confirmed })),
    },
    closing: {
      preview: () => plannedClosing(closeFields.parse(closing)),
      send: (confirmed) =>
        closeInstitution(actor, municipality, id, closeFields.parse({ ...closing, confirmed })),
    },
    hours: {
      preview: () => plannedHours(hoursFields.parse(hours)),
      send: (confirmed) => setHours(actor, municipality, id, hoursFields.parse({ ...hours, confirmed })),
    },
    'the right that stops': {
      preview: (db) => plannedRight(db, id, prepareRightFields.parse(none)),
      send: (confirmed) =>
        prepareRight(actor, municipality, id, prepareRightFields.parse({ ...none, confirmed })),
    },
    'the last day of the right': {
      preview: (db) => plannedEnd(db, place, endRightFields.parse(lastDay)),
      send: (confirmed) =>
        endRight(actor, municipality, place, endRightFields.parse({ ...lastDay, confirmed })),
    },
  };
}

describe('a change that takes visits away', () => {
  test.each(['closed days', 'closing', 'hours', 'the right that stops', 'the last day of the right'])(
    '%s: the list is shown, confirmed and written to',
    async (name) => {
      const kept = await givenBooked(monday);
      const broken = await givenBooked(tuesday);
      const { [name]: form } = await formsOf();
      if (!form) throw new Error('The form is known');
      const list = () => previewVisits(desk.actor, desk.municipality, desk.id, form.preview);

      const unseen = await refusedWithoutTrace(() => form.send());
      expect(unseen).toMatchObject({ field: 'confirmed', sentence: saying('1\u00a0запись') });
      let shown = { visits: [] as { when: string }[], mark: '' };
      const looked = await tracesOf(async () => {
        shown = await list();
      });
      expect(shown.visits.map(({ when }) => when)).toEqual(['во вторник, 24.11.2026, в\u00a09:30']);
      expect(looked.audit).toMatchObject([{ event: 'visits_listed', details: { count: 1 } }]);

      const late = await givenBooked(tuesday, 10 * 60);
      const stale = await refusedWithoutTrace(() => form.send(shown.mark));
      expect(stale).toMatchObject({ field: 'confirmed', sentence: saying('2\u00a0записи') });

      const { mark } = await list();
      const traces = await tracesOf(() => form.send(mark));
      expect(traces.jobs).toMatchObject([{ name: 'settle-visits' }]);
      expect(traces.audit).toMatchObject([{ details: { cancelled: 2 } }]);
      const after = await tracesOf(settleVisits);
      expect(after.letters.map(({ kind, accountId }) => [kind, accountId])).toEqual([
        ['visit_cancelled', broken.accountId],
        ['visit_cancelled', late.accountId],
      ]);
      expect(await Promise.all([kept, broken, late].map(statusOf))).toEqual([
        'booked',
        'cancelled',
        'cancelled',
      ]);
    },
  );

  test('the list is for the desk of its municipality alone', async () => {
    await givenBooked(tuesday);
    const other = await givenDesk();
    const look = previewVisits(other.actor, other.municipality, desk.id, () => null);
    await expect(look).rejects.toMatchObject({ code: 'not_found' });
  });

  test('where nobody is booked nothing is asked, whatever came with the form', async () => {
    const family = await givenBooked(monday);
    const { closing } = await formsOf();
    const traces = await tracesOf(() => closing?.send('an old mark') ?? Promise.reject(new Error('unknown')));
    expect(traces.jobs).toEqual([]);
    await settleVisits();
    expect(await statusOf(family)).toBe('booked');
  });
});

test('a prepared right taken back lists those who booked by it', async () => {
  const { actor, municipality, id } = desk;
  await database().institutionRight.updateMany({
    where: { institutionId: id },
    data: { validTo: dbDate(monday.subtract({ days: 1 })) },
  });
  const ahead = await database().institutionRight.create({
    data: {
      institutionId: id,
      kind: 'accepts_applications',
      audience: 'own_pupils',
      validFrom: dbDate(tuesday),
    },
  });
  const family = await givenChildOfItsOwn();
  const place = { institutionId: id, rightId: ahead.id };
  const { version } = await getInstitution(actor, municipality, id);
  const send = (confirmed: string) =>
    cancelRight(actor, municipality, place, cancelRightFields.parse({ version: String(version), confirmed }));
  expect(await refusedWithoutTrace(() => send(''))).toMatchObject({ field: 'confirmed' });
  const shown = await previewVisits(actor, municipality, id, (db) => plannedCancelling(db, place));
  await send(shown.mark);
  await settleVisits();
  expect(await statusOf(family)).toBe('cancelled');
});

async function givenChildOfItsOwn() {
  const { municipalityId } = desk.town;
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId, institutionId: desk.id, document: true });
  const { certificateId } = await givenCertificate({ childId, municipalityId });
  const time = { day: tuesday, startsAt: 9 * 60 + 30 };
  await bookVisit(parent.actor, certificateId, { institutionId: desk.id, time, version: 0 });
  return { certificateId };
}

test.each([
  ['hours', 'Часы приёма', 'пн 9:00–17:00'],
  ['rights', 'Принимает заявления', 'всех по 23.11.2026'],
])('a file with other %s asks about the visits it takes away', async (_, title, cell) => {
  const { actor, municipality, id } = desk;
  const family = await givenBooked(tuesday);
  const bytes = Buffer.from(`Код;${title}\r\n${id};${cell}`);
  const plan = await keepListFile(actor, { bytes, tooLarge: false });
  const shown = await previewImport(actor, municipality, plan);
  expect(shown?.rows).toMatchObject([{ outcome: 'changed', id }]);
  expect(shown?.cancelled.visits).toHaveLength(1);
  const send = (confirmed: string) =>
    runImport(actor, municipality, { plan, seen: shown?.mark ?? '', confirmed });
  expect(await refusedWithoutTrace(() => send(''))).toMatchObject({ field: 'confirmed' });
  const traces = await tracesOf(() => send(shown?.cancelled.mark ?? ''));
  expect(traces.jobs).toMatchObject([{ name: 'settle-visits' }]);
  await settleVisits();
  expect(await statusOf(family)).toBe('cancelled');
});
