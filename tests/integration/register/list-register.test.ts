import { beforeEach, describe, expect, test } from 'vitest';
import type { MunicipalActor, RegionalActor } from '@/lib/access/actor';
import { readRegisterAddress, type RegisterList } from '@/lib/domain/register-list';
import { database } from '@/lib/platform/database';
import { mergeMunicipalities } from '@/lib/regions/merge-municipalities';
import { registerChoices } from '@/lib/register/choices';
import { filterAddress, registerFilterFields } from '@/lib/register/filter-fields';
import { listRegister } from '@/lib/register/list-register';
import { listViews, removeView, saveView } from '@/lib/register/views';
import { givenGroup, givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenMerging } from '@/tests/support/given/municipality-merges';
import { givenRecord } from '@/tests/support/register';

let municipalityId: string;
let admin: MunicipalActor;
let region: RegionalActor;

beforeEach(async () => {
  municipalityId = (await givenMunicipality()).id;
  await givenGroup({ municipalityId });
  admin = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
  region = (await givenStaff({ role: 'regional_admin' })).actor;
});

function listOf(facts: Partial<Record<string, string>> = {}): RegisterList {
  return readRegisterAddress(facts);
}

async function numbersOf(list: RegisterList, actor: MunicipalActor | RegionalActor = admin) {
  const { rows } = await listRegister(actor, { municipalityId }, list, null);
  return rows.map(({ number }) => number);
}

describe('the list', () => {
  test('holds the own municipality only, whatever the address says', async () => {
    const own = await givenRecord({ municipalityId });
    const elsewhere = (await givenMunicipality()).id;
    await givenGroup({ municipalityId: elsewhere });
    await givenRecord({ municipalityId: elsewhere });
    expect(await numbersOf(listOf({ municipality: elsewhere }))).toEqual([own.number]);
    await expect(listRegister(admin, { municipalityId: elsewhere }, listOf(), null)).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(listRegister(admin, { municipalityId: null }, listOf(), null)).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(await numbersOf(listOf(), region)).toEqual([own.number]);
  });

  test('narrows by status, school, age and days together', async () => {
    const school = await givenInstitution({ municipalityId, kind: 'school' });
    const pupil = await givenRecord({ municipalityId, institutionId: school.id, status: 'active' });
    await givenRecord({ municipalityId, institutionId: school.id });
    await givenRecord({ municipalityId, status: 'active' });
    expect(await numbersOf(listOf({ status: 'active', school: school.id }))).toEqual([pupil.number]);
    const all = {
      status: 'active',
      school: school.id,
      ageFrom: '0',
      ageTo: '18',
      issuedFrom: '2000-01-01',
      issuedTo: '2199-01-01',
    };
    expect(await numbersOf(listOf(all))).toEqual([pupil.number]);
    expect(await numbersOf(listOf({ ...all, ageTo: '0' }))).toEqual([]);
    expect(await numbersOf(listOf({ ...all, issuedFrom: '2198-01-01' }))).toEqual([]);
  });

  test('is sorted by number, by name and by the day, forth and back', async () => {
    const records = [];
    for (let at = 0; at < 3; at += 1) {
      records.push(
        await givenRecord({ municipalityId, createdAt: new Date(Date.now() - (at + 1) * 86_400_000) }),
      );
    }
    const byDay = records.map(({ number }) => number);
    expect(await numbersOf(listOf())).toEqual(byDay);
    expect(await numbersOf(listOf({ sort: 'first_issued' }))).toEqual(byDay.toReversed());
    expect(await numbersOf(listOf({ sort: 'number' }))).toEqual(byDay.toSorted());
    const named = await listRegister(admin, { municipalityId }, listOf({ sort: 'name' }), null);
    const names = named.rows.map(({ childName }) => childName);
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'ru')));
  });

  test('a new name of the child is the name it is sorted by', async () => {
    const record = await givenRecord({ municipalityId });
    await database().person.update({
      where: { id: record.childId },
      data: { surname: 'Ящерова', nameKey: 'ящероваанна' },
    });
    const { childNameKey } = await database().certificate.findUniqueOrThrow({
      where: { id: record.certificateId },
    });
    expect(childNameKey).toBe('ящероваанна');
  });

  test('what was searched stands in no address and finds nothing for anybody else', async () => {
    const record = await givenRecord({ municipalityId });
    await givenRecord({ municipalityId });
    const { person } = await database().child.findUniqueOrThrow({
      where: { personId: record.childId },
      select: { person: { select: { surname: true, givenName: true } } },
    });
    const input = registerFilterFields.parse({
      query: `${person.surname} ${person.givenName}`,
      status: 'not_activated',
    });
    const address = await filterAddress(admin, input);
    expect(decodeURIComponent(address)).not.toContain(person.surname);
    const list = readRegisterAddress(Object.fromEntries(new URLSearchParams(address)));
    expect(await numbersOf(list)).toContain(record.number);
    const other = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
    expect(await numbersOf(list, other)).toEqual([]);
    const byNumber = await filterAddress(admin, registerFilterFields.parse({ query: record.number }));
    expect(await numbersOf(readRegisterAddress(Object.fromEntries(new URLSearchParams(byNumber))))).toEqual([
      record.number,
    ]);
  });

  test('a look is recorded by its number and the names of its conditions', async () => {
    await givenRecord({ municipalityId, status: 'active' });
    await listRegister(admin, { municipalityId }, listOf({ status: 'active' }), null);
    const entry = await database().auditEntry.findFirstOrThrow({
      where: { event: 'register_listed', accountId: admin.accountId },
      orderBy: { id: 'desc' },
    });
    expect(entry.details).toEqual({ count: 1, conditions: ['status'] });
  });
});

test('municipalities to filter by: one that is part of another only while it has records, or by an old link', async () => {
  const former = (await givenMunicipality()).id;
  await givenRecord({ municipalityId: former });
  const offered = async (chosen: string | null = null) => {
    const { municipalities } = await registerChoices(region, { municipalityId: null }, chosen);
    return municipalities.map(({ value }) => value);
  };
  const mergeId = await givenMerging(former, municipalityId);
  expect(await offered()).toEqual(expect.arrayContaining([former, municipalityId]));
  await mergeMunicipalities({ mergeId });
  expect(await offered()).toContain(municipalityId);
  expect(await offered()).not.toContain(former);
  expect(await offered(former)).toContain(former);
});

describe('kept lists', () => {
  test('are an account’s own, without the searched words, one of a name', async () => {
    const query = 'status=active&search=0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b&nonsense=1';
    await saveView(admin, { municipalityId }, { name: 'Активные', query });
    await saveView(admin, { municipalityId }, { name: 'Активные', query: 'status=suspended' });
    const views = await listViews(admin, { municipalityId });
    expect(views.map(({ query: kept }) => kept)).toEqual(['status=suspended']);
    const other = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
    expect(await listViews(other, { municipalityId })).toEqual([]);
    const id = views[0]?.id ?? '';
    await removeView(other, { municipalityId }, id);
    expect(await listViews(admin, { municipalityId })).toHaveLength(1);
    await removeView(admin, { municipalityId }, id);
    expect(await listViews(admin, { municipalityId })).toEqual([]);
  });
});
