import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { OperatorActor } from '@/lib/access/actor';
import { countQueue, countQueues, listQueue } from '@/lib/counter/queue';
import { queueLists, type QueueList } from '@/lib/domain/desk-lists';
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
    const ours = await listQueue(operator, 'chose_us', null);
    expect(ours.rows.map(({ id }) => id)).toEqual([chosen.certificateId]);
    const others = await listQueue(operator, 'others', null);
    expect(others.rows.map(({ id }) => id)).toEqual([undecided.certificateId, elsewhere.certificateId]);
  });

  test('nobody whose 18th birthday has come', async () => {
    const place = (await givenMunicipality()).id;
    const { actor } = await givenStaff({ role: 'operator', municipalityId: place });
    await givenRecord({ municipalityId: place, age: 17 });
    expect((await listQueue(actor, 'others', null)).rows).toHaveLength(1);
    setClock(() => new Date('2027-06-19T03:00:00Z'));
    expect((await listQueue(actor, 'others', null)).rows).toHaveLength(0);
  });

  test('pages follow one another without a gap, also among equal times', async () => {
    const place = (await givenMunicipality()).id;
    const { actor } = await givenStaff({ role: 'operator', municipalityId: place });
    for (let at = 0; at < 23; at += 1) {
      await givenRecord({ municipalityId: place, createdAt: hoursBefore(at < 21 ? 1 : 2) });
    }
    const first = await listQueue(actor, 'others', null);
    const second = await listQueue(actor, 'others', first.next);
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
    // Five working days after Wednesday the 10th are over on Thursday the 18th: Friday the 12th is a holiday.
    const createdAt = new Date('2026-06-10T08:00:00Z');
    await givenRecord({ municipalityId: place, createdAt });
    await givenRecord({ municipalityId: place, createdAt: new Date('2026-06-12T08:00:00Z') });
    await givenRecord({ municipalityId: place, createdAt, chosenInstitutionId: actor.institutionId });
    expect(
      (await listQueue(actor, 'others', null)).rows.map(({ deadline }) => (deadline?.left ?? 0) < 0),
    ).toEqual([false, true]);
    expect(
      (await listQueue(actor, 'chose_us', null)).rows.map(({ deadline }) => (deadline?.left ?? 0) < 0),
    ).toEqual([false]);
  });
});

/** All pages of a list, one after another. */
async function wholeList(actor: OperatorActor, list: QueueList) {
  const rows = [];
  for (let after: string | null = null; ;) {
    const page: Awaited<ReturnType<typeof listQueue>> = await listQueue(actor, list, after, 3);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

describe('counts and lists', () => {
  test('agree for everybody and for own pupils only, whatever was chosen, closed or returned', async () => {
    const place = (await givenMunicipality()).id;
    const { actor } = await givenStaff({ role: 'operator', municipalityId: place });
    const school = await givenInstitution({ municipalityId: place, kind: 'school', accepts: 'own_pupils' });
    const ownOnly = (await givenStaff({ role: 'operator', institutionId: school.id })).actor;
    await database().institutionClosure.create({
      data: {
        institutionId: actor.institutionId,
        closedFrom: new Date('2026-06-15'),
        closedTo: new Date('2026-06-22'),
        reason: 'Ремонт',
      },
    });
    for (let at = 0; at < 24; at += 1) {
      await givenRecord({
        municipalityId: place,
        createdAt: hoursBefore(at * 11),
        ...(at % 3 === 0 ? { chosenInstitutionId: actor.institutionId } : {}),
        ...(at % 5 === 0 ? { institutionId: school.id } : {}),
        ...(at % 7 === 0 ? { status: 'returned' as const } : {}),
      });
    }
    for (const who of [actor, ownOnly]) {
      const counts = await countQueues(who);
      for (const list of queueLists) {
        const rows = await wholeList(who, list);
        expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
        expect({ list, count: rows.length }).toEqual({ list, count: counts[list] });
      }
      const waiting = [...(await wholeList(who, 'chose_us')), ...(await wholeList(who, 'others'))];
      const near = waiting.filter(({ deadline }) => deadline !== null && deadline.left <= 1);
      const ending = await wholeList(who, 'deadline');
      expect(ending.map(({ id }) => id).toSorted()).toEqual(near.map(({ id }) => id).toSorted());
      expect(ending.length).toBeGreaterThan(0);
      expect(ending.length).toBeLessThan(waiting.length);
    }
    expect((await countQueues(actor)).returned).toBe(4);
  });

  test('whose term ends stand in the order in which they have waited', async () => {
    const place = (await givenMunicipality()).id;
    const { actor } = await givenStaff({ role: 'operator', municipalityId: place });
    const late = await givenRecord({ municipalityId: place, createdAt: hoursBefore(24 * 9) });
    const later = await givenRecord({ municipalityId: place, createdAt: hoursBefore(24 * 12) });
    await givenRecord({ municipalityId: place, createdAt: hoursBefore(1) });
    const { rows } = await listQueue(actor, 'deadline', null);
    expect(rows.map(({ id }) => id)).toEqual([later.certificateId, late.certificateId]);
  });

  test('of another municipality nothing is listed or counted', async () => {
    const stranger = (await givenStaff({ role: 'operator' })).actor;
    await givenRecord({ municipalityId, status: 'returned' });
    for (const list of queueLists) {
      expect(await countQueue(stranger, list)).toBe(0);
      expect((await listQueue(stranger, list, null)).rows).toEqual([]);
    }
  });
});
