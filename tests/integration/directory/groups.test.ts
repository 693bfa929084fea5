import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { municipalityOf } from '@/lib/access/municipality';
import { listFittingGroups } from '@/lib/certificates/fitting-groups';
import { addGroup, changeGroup, changeUsedGroup, succeedGroup } from '@/lib/directory/groups/change-group';
import { groupFields, successorFields, usedGroupFields } from '@/lib/directory/groups/group-fields';
import { countChildrenByAge, getGroup, listGroups } from '@/lib/directory/groups/queries';
import { moveGroup } from '@/lib/directory/groups/reorder-groups';
import { ageOn, formatDate, type PlainDate } from '@/lib/domain/dates';
import { setClock, today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenChild, givenGroup, givenStaff } from '@/tests/support/given';
import { refusedWithoutTrace } from '@/tests/support/traces';
import { givenIssued, givenTown } from '@/tests/support/town';

async function givenDesk() {
  const town = await givenTown();
  const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId: town.municipalityId });
  return { town, actor, municipality: await municipalityOf(actor, town.municipalityId) };
}

let desk: Awaited<ReturnType<typeof givenDesk>>;

beforeEach(async () => {
  desk = await givenDesk();
});

afterEach(() => {
  setClock();
});

const funded = {
  title: 'дети от 7 до 12 лет',
  minAge: '7',
  maxAge: '12',
  kind: 'funded',
  yearlyAmount: '18 432,50',
  places: '100',
  validFrom: '',
  validTo: '',
  active: 'on',
  version: '1',
};

const add = (changes: Partial<typeof funded> = {}) =>
  addGroup(desk.actor, desk.municipality, groupFields.parse({ ...funded, ...changes }));

const read = (id: string) => getGroup(desk.actor, desk.municipality, id);

/** A group with one certificate in it. */
async function givenUsed() {
  const { group } = desk.town;
  const issued = await givenIssued(desk.town);
  return { ...(await read(group.id)), certificateId: issued.certificateId };
}

describe('a group without certificates', () => {
  test('is added at the end and may change altogether', async () => {
    const id = await add();
    expect((await listGroups(desk.actor, desk.municipality)).at(-1)?.id).toBe(id);
    const { version } = await read(id);
    const input = groupFields.parse({
      ...funded,
      title: 'дети от 7 лет',
      maxAge: '17',
      version: String(version),
    });
    await changeGroup(desk.actor, desk.municipality, id, input);
    expect(await read(id)).toMatchObject({
      title: 'дети от 7 лет',
      maxAge: 17,
      yearlyAmount: '18432.50',
      used: false,
    });
  });

  test('is not changed from an old page', async () => {
    const id = await add();
    const input = groupFields.parse({ ...funded, version: '1' });
    await changeGroup(desk.actor, desk.municipality, id, input);
    const refused = await refusedWithoutTrace(() => changeGroup(desk.actor, desk.municipality, id, input));
    expect(refused).toMatchObject({ code: 'conflict' });
  });

  test('does not exist for another municipality', async () => {
    const id = await add();
    const other = await givenDesk();
    const input = groupFields.parse(funded);
    const refused = await refusedWithoutTrace(() => changeGroup(other.actor, other.municipality, id, input));
    expect(refused).toMatchObject({ code: 'not_found' });
  });
});

describe('a group in use', () => {
  test('keeps what certificates say of it', async () => {
    const used = await givenUsed();
    const input = groupFields.parse({
      ...funded,
      kind: 'accounting',
      yearlyAmount: '',
      places: '',
      version: String(used.version),
    });
    const refused = await refusedWithoutTrace(() =>
      changeGroup(desk.actor, desk.municipality, used.id, input),
    );
    expect(refused).toMatchObject({ code: 'conflict' });
  });

  test.each([
    { title: 'другое название' },
    { minAge: 6 },
    { maxAge: 10 },
    { validFrom: new Date('2026-01-01') },
  ])('the database holds it, too: %j', async (data) => {
    const { id } = await givenUsed();
    const change = database().certificateGroup.update({ where: { id }, data });
    await expect(change).rejects.toThrow('a group in use keeps');
  });

  test('stops being given out and keeps its certificates', async () => {
    const { id, version, certificateId } = await givenUsed();
    const input = usedGroupFields.parse({ places: '', validTo: '', version: String(version) });
    await changeUsedGroup(desk.actor, desk.municipality, id, input);
    const { active } = await read(id);
    const { groupId } = await database().certificate.findUniqueOrThrow({ where: { id: certificateId } });
    expect([active, groupId]).toEqual([false, id]);
  });

  test('has no fewer places than are taken, in the verb and in the database', async () => {
    const group = await givenGroup({ municipalityId: desk.town.municipalityId, kind: 'funded', places: 5 });
    const own = { ...desk.town, group };
    await givenIssued(own);
    await givenIssued(own);
    const { version } = await read(group.id);
    const shrink = (places: string) =>
      changeUsedGroup(
        desk.actor,
        desk.municipality,
        group.id,
        usedGroupFields.parse({ places, validTo: '', active: 'on', version: String(version) }),
      );
    expect(await refusedWithoutTrace(() => shrink('1'))).toMatchObject({ field: 'places' });
    const change = database().certificateGroup.update({ where: { id: group.id }, data: { places: 1 } });
    await expect(change).rejects.toThrow('no fewer places');
    await shrink('2');
    expect(await read(group.id)).toMatchObject({ places: 2, taken: 2 });
  });

  test('has its places counted by the day of the region, which begins before the database’s own', async () => {
    const [{ day }] = await database().$queryRaw<[{ day: string }]>`SELECT current_date::text AS day`;
    setClock(() => new Date(`${day}T12:00:00Z`));
    const group = await givenGroup({ municipalityId: desk.town.municipalityId, places: 5, kind: 'funded' });
    const birthDate = today().add({ days: 1 }).subtract({ years: 18 });
    await givenIssued({ ...desk.town, group }, { birthDate });
    setClock(() => new Date(`${day}T18:00:00Z`));
    await givenIssued({ ...desk.town, group });
    const { version, taken } = await read(group.id);
    const typed = { places: '1', validTo: '', active: 'on', version: String(version) };
    await changeUsedGroup(desk.actor, desk.municipality, group.id, usedGroupFields.parse(typed));
    expect([taken, (await read(group.id)).places]).toEqual([1, 1]);
  });

  test('ends the day before its successor begins', async () => {
    const used = await givenUsed();
    const from = today().add({ days: 10 });
    const input = successorFields.parse({
      ...funded,
      validFrom: formatDate(from),
      version: String(used.version),
    });
    const next = await succeedGroup(desk.actor, desk.municipality, used.id, input);
    const [former, successor] = [await read(used.id), await read(next)];
    expect(former.validTo?.toString()).toBe(from.subtract({ days: 1 }).toString());
    expect(successor).toMatchObject({ successorOf: { id: used.id }, yearlyAmount: '18432.50' });
    const fitting = await listFittingGroups(
      database(),
      desk.town.municipalityId,
      today().subtract({ years: 8 }),
    );
    expect(fitting.map(({ id }) => id)).toEqual([used.id]);
  });
});

describe('a group and the next one', () => {
  const in10 = () => today().add({ days: 10 });

  async function givenSuccession(formerEnds: PlainDate | null = null) {
    const used = await givenUsed();
    if (formerEnds) await endUsed(used.id, formerEnds);
    const { version } = await read(used.id);
    const input = successorFields.parse({
      ...funded,
      validFrom: formatDate(in10()),
      version: String(version),
    });
    const next = await succeedGroup(desk.actor, desk.municipality, used.id, input);
    return { former: used.id, next };
  }

  async function endUsed(id: string, validTo: PlainDate | null): Promise<void> {
    const { version } = await read(id);
    const typed = { places: '', validTo: validTo ? formatDate(validTo) : '', active: 'on' };
    const input = usedGroupFields.parse({ ...typed, version: String(version) });
    await changeUsedGroup(desk.actor, desk.municipality, id, input);
  }

  async function begin(id: string, validFrom: PlainDate | null): Promise<void> {
    const { version } = await read(id);
    const typed = { ...funded, validFrom: validFrom ? formatDate(validFrom) : '' };
    const input = groupFields.parse({ ...typed, version: String(version) });
    await changeGroup(desk.actor, desk.municipality, id, input);
  }

  const endOf = async (id: string) => (await read(id)).validTo?.toString();

  test('one that ends earlier by a decision of its own is not given out for longer', async () => {
    const { former } = await givenSuccession(today().add({ days: 3 }));
    expect(await endOf(former)).toBe(today().add({ days: 3 }).toString());
  });

  test.each([null, 0, 5])('the former is not given out beside it: last day %s', async (days) => {
    const { former } = await givenSuccession();
    const late = () => endUsed(former, days === null ? null : in10().add({ days }));
    expect(await refusedWithoutTrace(late)).toMatchObject({ field: 'validTo' });
    await endUsed(former, in10().subtract({ days: 4 }));
    expect(await endOf(former)).toBe(in10().subtract({ days: 4 }).toString());
  });

  test.each([5, -5])('another first day moves the last day before it: by %s days', async (days) => {
    const { former, next } = await givenSuccession();
    const { version } = await read(former);
    await begin(next, in10().add({ days }));
    expect(await read(former)).toMatchObject({ version: version + 1 });
    expect(await endOf(former)).toBe(
      in10()
        .add({ days: days - 1 })
        .toString(),
    );
  });

  test('a gap left on purpose is kept, an overlap is not', async () => {
    const early = today().add({ days: 3 });
    const { former, next } = await givenSuccession(early);
    await begin(next, in10().add({ days: 5 }));
    expect(await endOf(former)).toBe(early.toString());
    await begin(next, today().add({ days: 2 }));
    expect(await endOf(former)).toBe(today().add({ days: 1 }).toString());
  });

  test.each([null, 0])('it does not begin before the former can end: in %s days', async (days) => {
    const { next } = await givenSuccession();
    const early = () => begin(next, days === null ? null : today().add({ days }));
    expect(await refusedWithoutTrace(early)).toMatchObject({ field: 'validFrom' });
  });
});

test('families choose in the order the desk has set', async () => {
  const id = await add();
  await moveGroup(desk.actor, desk.municipality, id, { direction: 'up', past: desk.town.group.id });
  expect((await listGroups(desk.actor, desk.municipality)).map((group) => group.id)).toEqual([
    id,
    desk.town.group.id,
  ]);
  const again = () =>
    moveGroup(desk.actor, desk.municipality, id, { direction: 'up', past: desk.town.group.id });
  expect(await refusedWithoutTrace(again)).toMatchObject({ code: 'conflict' });
});

test('children are counted by the age of today, with those who have a certificate', async () => {
  const { municipalityId } = desk.town;
  const born = (years: number, days: number) => today().subtract({ years }).add({ days });
  await givenChild({ municipalityId, birthDate: born(8, 0) });
  await givenChild({ municipalityId, birthDate: born(8, 1) });
  await givenChild({ municipalityId, birthDate: born(18, 0) });
  const issued = await givenIssued(desk.town);
  const { birthDate } = await database().person.findUniqueOrThrow({ where: { id: issued.childId } });
  if (!birthDate) throw new Error('A child has a birth date');
  const age = ageOn(Temporal.PlainDate.from(birthDate.toISOString().slice(0, 10)), today());
  const counts = await countChildrenByAge(desk.actor, desk.municipality);
  const expected = new Map([
    [8, 1],
    [7, 1],
  ]);
  expected.set(age, (expected.get(age) ?? 0) + 1);
  for (const row of counts) expect([row.age, row.children]).toEqual([row.age, expected.get(row.age) ?? 0]);
  expect(counts.find((row) => row.age === age)?.certified).toBe(1);
});
