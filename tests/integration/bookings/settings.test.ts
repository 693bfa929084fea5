import { beforeEach, describe, expect, test } from 'vitest';
import { saveBookingSetting } from '@/lib/bookings/save-setting';
import { bookingSettingFields, type BookingSettingInput } from '@/lib/bookings/setting-fields';
import { getBookingSettings, previewSetting } from '@/lib/bookings/settings';
import { listBookingPlaces } from '@/lib/bookings/municipal-list';
import { settleVisits } from '@/lib/bookings/settle-visits';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import {
  givenBooking,
  givenBookingRules,
  givenCertificate,
  givenChild,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { refusalOf, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';
import { givenTown, type Town } from '@/tests/support/town';

let town: Town;

beforeEach(async () => {
  town = await givenTown();
});

function input(changes: Record<string, string> = {}, from: PlainDate = today()): BookingSettingInput {
  return bookingSettingFields.parse({
    enabled: 'on',
    effectiveFrom: formatDate(from),
    slotMinutes: '20',
    desks: '2',
    daysAhead: '10',
    noticeHours: '3',
    version: '0',
    ...changes,
  });
}

async function givenBooked() {
  const parent = await givenParent();
  const { childId } = await givenChild({ parent, municipalityId: town.municipalityId, document: true });
  const { certificateId } = await givenCertificate({ childId, municipalityId: town.municipalityId });
  const booking = await givenBooking(parent.actor, certificateId, town.institution.id);
  return { ...parent, childId, certificateId, booking };
}

describe('a setting', () => {
  test('is a new row, audited, and the form of before is stale afterwards', async () => {
    const { actor } = town.operator;
    const { id } = town.institution;
    const traces = await tracesOf(() => saveBookingSetting(actor, id, input()));
    expect(traces.audit).toMatchObject([
      {
        event: 'visit_settings_changed',
        subject: ['institution', id],
        details: { enabled: true, wasEnabled: false, desks: 2, cancelled: 0 },
      },
    ]);
    expect(traces.jobs).toEqual([]);
    const stale = await refusedWithoutTrace(() => saveBookingSetting(actor, id, input()));
    expect(stale.code).toBe('conflict');
    await saveBookingSetting(actor, id, input({ version: '1', enabled: 'off' }, today().add({ days: 5 })));
    const settings = await getBookingSettings(actor, id);
    expect(settings.current).toMatchObject({ version: 1, enabled: true, by: expect.any(String) as string });
    expect(settings.rows.map(({ version, enabled }) => [version, enabled])).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  test('of two people at once one is told that the other was first', async () => {
    const colleague = await givenStaff({ role: 'operator', institutionId: town.institution.id });
    const outcomes = await Promise.allSettled(
      [town.operator, colleague].map(({ actor }) => saveBookingSetting(actor, town.institution.id, input())),
    );
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'conflict' },
    });
  });

  test('begins today or later', async () => {
    const past = input({}, today().subtract({ days: 1 }));
    const refused = await refusedWithoutTrace(() =>
      saveBookingSetting(town.operator.actor, town.institution.id, past),
    );
    expect(refused).toMatchObject({ code: 'invalid', field: 'effectiveFrom' });
  });

  test('belongs to the institution and to the admins above it', async () => {
    const { municipalityId, institution } = town;
    const elsewhere = await givenTown();
    const within = { municipalityId };
    const strangers = [
      await givenStaff({
        role: 'operator',
        institutionId: (await givenInstitution({ municipalityId, accepts: 'everybody' })).id,
      }),
      await givenStaff({ role: 'municipal_admin', municipalityId: elsewhere.municipalityId }),
    ];
    for (const { actor } of strangers) {
      const refused = await refusedWithoutTrace(() => saveBookingSetting(actor, institution.id, input()));
      expect(refused.code).toBe('not_found');
      expect((await refusalOf(getBookingSettings(actor, institution.id))).code).toBe('not_found');
      const planned = { ...input(), enabled: false };
      expect((await refusalOf(previewSetting(actor, institution.id, planned))).code).toBe('not_found');
    }
    const region = await givenStaff({ role: 'regional_admin' });
    const wrongDesk = { municipalityId: elsewhere.municipalityId };
    const refused = await refusalOf(saveBookingSetting(region.actor, institution.id, input(), wrongDesk));
    expect(refused.code).toBe('not_found');
    await saveBookingSetting(region.actor, institution.id, input(), within);
    const admin = await givenStaff({ role: 'municipal_admin', municipalityId });
    await saveBookingSetting(admin.actor, institution.id, input({ version: '1' }), within);
    const { rows } = await listBookingPlaces(admin.actor, municipalityId, null);
    expect(rows.find(({ id }) => id === institution.id)).toMatchObject({ current: { version: 2 } });
    expect((await listBookingPlaces(admin.actor, elsewhere.municipalityId, null)).rows).toEqual([]);
  });

  test('the desk lists them in the order of its own list, and goes on in it', async () => {
    const { id: municipalityId } = await givenMunicipality();
    const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId });
    const ids: string[] = [];
    for (const sortOrder of [3, 1, 2]) {
      const { id } = await givenInstitution({ municipalityId, accepts: 'everybody' });
      await database().institution.update({ where: { id }, data: { sortOrder } });
      ids[sortOrder - 1] = id;
    }
    const listed = async (after: string | null) =>
      (await listBookingPlaces(actor, municipalityId, after)).rows.map(({ id }) => id);
    expect(await listed(null)).toEqual(ids);
    expect(await listed(ids[0] ?? null)).toEqual(ids.slice(1));
  });
});

describe('switching off with families booked', () => {
  test('shows the list, waits for its confirmation, then cancels with letters', async () => {
    await givenBookingRules(town.institution.id);
    const { booking, certificateId } = await givenBooked();
    const { actor } = town.operator;
    const off = { enabled: 'off', version: '1' };
    const refused = await refusedWithoutTrace(() =>
      saveBookingSetting(actor, town.institution.id, input(off)),
    );
    expect(refused).toMatchObject({ field: 'confirmed', sentence: saying('1\u00a0запись') });
    const { visits, mark } = await previewSetting(actor, town.institution.id, {
      ...input(off),
      enabled: false,
    });
    expect(visits.map(({ id }) => id)).toEqual([booking.id]);
    const stale = input({ ...off, confirmed: 'another list' });
    expect((await refusalOf(saveBookingSetting(actor, town.institution.id, stale))).field).toBe('confirmed');
    const traces = await tracesOf(() =>
      saveBookingSetting(actor, town.institution.id, input({ ...off, confirmed: mark })),
    );
    expect(traces.jobs).toMatchObject([{ name: 'settle-visits' }]);
    const after = await tracesOf(settleVisits);
    expect(after.letters).toMatchObject([{ kind: 'visit_cancelled', payload: { reason: 'switched_off' } }]);
    expect(await database().booking.findMany({ where: { certificateId } })).toMatchObject([
      { status: 'cancelled', cancelReason: 'switched_off' },
    ]);
  });

  test('from a later day leaves the earlier ones alone', async () => {
    await givenBookingRules(town.institution.id);
    await givenBooked();
    const later = input({ enabled: 'off', version: '1' }, today().add({ days: 10 }));
    await saveBookingSetting(town.operator.actor, town.institution.id, later);
    expect((await tracesOf(settleVisits)).letters).toEqual([]);
  });

  test('fewer desks and other lengths take nothing away that was promised', async () => {
    await givenBookingRules(town.institution.id, { desks: 2 });
    const [, second] = [await givenBooked(), await givenBooked()];
    expect(second.booking.desk).toBe(2);
    const fewer = input({ desks: '1', slotMinutes: '45', version: '1' });
    await saveBookingSetting(town.operator.actor, town.institution.id, fewer);
    expect((await tracesOf(settleVisits)).letters).toEqual([]);
  });
});
