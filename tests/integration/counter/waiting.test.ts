import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OperatorActor } from '@/lib/access/actor';
import { listActivatedToday, listWaiting } from '@/lib/counter/waiting';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenRecord } from '@/tests/support/register';

/** Friday, 19 June 2026, 10:00 in Novokuznetsk. */
const friday = new Date('2026-06-19T03:00:00Z');

let municipalityId: string;
let operator: OperatorActor;
let other: string;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  other = (await givenInstitution({ municipalityId, accepts: 'everybody' })).id;
});

beforeEach(async () => {
  setClock(() => friday);
  operator = (await givenStaff({ role: 'operator', municipalityId })).actor;
});

function hoursBefore(hours: number): Date {
  return new Date(friday.getTime() - hours * 3_600_000);
}

describe('who waits', () => {
  test('those who chose us apart from all others, the newest first, strangers never', async () => {
    const chosen = await givenRecord({
      municipalityId,
      chosenInstitutionId: operator.institutionId,
      createdAt: hoursBefore(3),
    });
    const elsewhere = await givenRecord({
      municipalityId,
      chosenInstitutionId: other,
      createdAt: hoursBefore(2),
    });
    const undecided = await givenRecord({ municipalityId, createdAt: hoursBefore(1) });
    await givenRecord({ municipalityId, status: 'active' });
    await givenRecord({ municipalityId, status: 'returned' });
    await givenRecord({
      municipalityId: (await givenMunicipality()).id,
      chosenInstitutionId: operator.institutionId,
    });
    const ours = await listWaiting(operator, 'chose_us', null);
    expect(ours.rows.map(({ id }) => id)).toEqual([chosen.certificateId]);
    const others = await listWaiting(operator, 'others', null);
    expect(others.rows.map(({ id }) => id)).toEqual([undecided.certificateId, elsewhere.certificateId]);
  });

  test('nobody whose 18th birthday has come', async () => {
    const place = (await givenMunicipality()).id;
    const { actor } = await givenStaff({ role: 'operator', municipalityId: place });
    await givenRecord({ municipalityId: place, age: 17 });
    expect((await listWaiting(actor, 'others', null)).rows).toHaveLength(1);
    setClock(() => new Date('2027-06-19T03:00:00Z'));
    expect((await listWaiting(actor, 'others', null)).rows).toHaveLength(0);
  });

  test('pages follow one another without a gap, also among equal times', async () => {
    const place = (await givenMunicipality()).id;
    const { actor } = await givenStaff({ role: 'operator', municipalityId: place });
    for (let at = 0; at < 23; at += 1) {
      await givenRecord({ municipalityId: place, createdAt: hoursBefore(at < 21 ? 1 : 2) });
    }
    const first = await listWaiting(actor, 'others', null);
    const second = await listWaiting(actor, 'others', first.next);
    expect(first.rows).toHaveLength(20);
    expect(second.rows).toHaveLength(3);
    expect(second.next).toBeNull();
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(23);
  });

  test('past the term it is said; while the chosen institution was closed the term paused', async () => {
    const place = (await givenMunicipality()).id;
    const { actor } = await givenStaff({ role: 'operator', municipalityId: place });
    await database().institutionClosure.create({
      data: {
        institutionId: actor.institutionId,
        closedFrom: new Date('2026-06-15'),
        closedTo: new Date('2026-06-16'),
        reason: 'Ремонт',
      },
    });
    // Five working days after Thursday the 11th are over on Thursday the 18th.
    const createdAt = new Date('2026-06-11T08:00:00Z');
    await givenRecord({ municipalityId: place, createdAt });
    await givenRecord({ municipalityId: place, createdAt: new Date('2026-06-12T08:00:00Z') });
    await givenRecord({ municipalityId: place, createdAt, chosenInstitutionId: actor.institutionId });
    expect((await listWaiting(actor, 'others', null)).rows.map(({ overdue }) => overdue)).toEqual([
      false,
      true,
    ]);
    expect((await listWaiting(actor, 'chose_us', null)).rows.map(({ overdue }) => overdue)).toEqual([false]);
  });
});

test('«Сегодня активировано мной»: mine, since midnight of the region', async () => {
  const activation = { byId: operator.accountId, institutionId: operator.institutionId };
  const record = await givenRecord({ municipalityId, createdAt: hoursBefore(48) });
  const activated = async (at: Date, by = activation) => {
    const { certificateId } = await givenRecord({ municipalityId, createdAt: hoursBefore(48) });
    await database().certificate.update({
      where: { id: certificateId },
      data: {
        status: 'active',
        activatedAt: at,
        activatedById: by.byId,
        activatedAtInstitutionId: by.institutionId,
      },
    });
    return certificateId;
  };
  // Midnight in Novokuznetsk is 17:00 UTC of the day before.
  await activated(new Date('2026-06-18T16:59:59Z'));
  const first = await activated(new Date('2026-06-18T17:00:00Z'));
  const colleague = await givenStaff({ role: 'operator', institutionId: operator.institutionId });
  await activated(hoursBefore(1), { byId: colleague.accountId, institutionId: operator.institutionId });
  const last = await activated(hoursBefore(1));
  const mine = await listActivatedToday(operator);
  expect(mine.count).toBe(2);
  expect(mine.rows.map(({ id }) => id)).toEqual([last, first]);
  expect(mine.rows.map(({ id }) => id)).not.toContain(record.certificateId);
});
