import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { POST as add } from '@/app/admin/region/municipalities/new/save/route';
import { openSession } from '@/lib/access/session';
import { openPaper } from '@/tests/support/open-paper';
import { renewPaper } from '@/lib/certificates/renew-paper';
import { formatDate } from '@/lib/domain/dates';
import { listMunicipalities as listPublic } from '@/lib/institutions/municipalities';
import { setClock, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { addMunicipality } from '@/lib/regions/add-municipality';
import { applyMunicipalityNames } from '@/lib/regions/apply-names';
import { changeMunicipalityCode } from '@/lib/regions/change-code';
import { addMunicipalityFields, populationFields, renameFields } from '@/lib/regions/municipality-fields';
import { getMunicipality, listMunicipalities } from '@/lib/regions/queries';
import { renameMunicipality } from '@/lib/regions/rename-municipality';
import { setPopulation } from '@/lib/regions/set-population';
import { countReports } from '@/lib/reports/count-reports';
import { getReport } from '@/lib/reports/get-report';
import {
  givenCertificate,
  givenChild,
  givenMunicipality,
  givenParent,
  givenStaff,
  unique,
} from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { refusalOf, refusedWithoutTrace, tracesOf } from '@/tests/support/traces';

let admin: Awaited<ReturnType<typeof givenStaff<'regional_admin'>>>;

beforeAll(async () => {
  admin = await givenStaff({ role: 'regional_admin' });
});

function facts(code: string) {
  return {
    code,
    slug: `novyi-${unique()}`,
    shortName: 'г. Новый',
    fullName: 'Новый городской округ',
    addressee: 'В Управление образования Нового городского округа',
    dataOperatorName: 'Управление образования',
    dataOperatorAddress: 'г. Новый, ул. Первая, 1',
  };
}

describe('a new municipality', () => {
  test('is added with its code; the same code or address is refused at the field', async () => {
    const input = addMunicipalityFields.parse(facts('05'));
    const { audit } = await tracesOf(() => addMunicipality(admin.actor, input));
    expect(audit.map(({ event, details }) => [event, details])).toEqual([
      ['municipality_added', { code: '05' }],
    ]);
    expect(await refusedWithoutTrace(() => addMunicipality(admin.actor, input))).toMatchObject({
      field: 'code',
    });
    const sameSlug = { ...input, code: '06' };
    expect(await refusedWithoutTrace(() => addMunicipality(admin.actor, sameSlug))).toMatchObject({
      field: 'slug',
    });
  });

  test.each(['7', '007', 'ab', ''])('the form refuses the code «%s»', (code) => {
    expect(addMunicipalityFields.safeParse(facts(code)).success).toBe(false);
  });

  test('by its form; a municipal admin changes nothing', async () => {
    const municipal = await givenStaff({ role: 'municipal_admin' });
    const send = async (
      account: { accountId: string; grantId: string },
      role: 'regional_admin' | 'municipal_admin',
    ) => {
      const { accountId, grantId: id } = account;
      const token = await inTransaction((tx) => openSession(tx, { id, accountId, role }));
      const body = new URLSearchParams(facts('04'));
      return add(posted('/admin/region/municipalities/new/save', { token, body }), {
        params: Promise.resolve(undefined),
      });
    };
    await send(municipal, 'municipal_admin');
    expect(await database().municipality.count({ where: { code: '04' } })).toBe(0);
    expect((await send(admin, 'regional_admin')).headers.get('location')).toContain('done=added');
    expect(await database().municipality.count({ where: { code: '04' } })).toBe(1);
    // @ts-expect-error A municipal admin is no actor of this query.
    expect(await refusalOf(listMunicipalities(municipal.actor))).toMatchObject({ code: 'forbidden' });
  });
});

describe('the code', () => {
  test('can be put right until a number was given, and never afterwards, whoever writes', async () => {
    const { id, code } = await givenMunicipality();
    await changeMunicipalityCode(admin.actor, id, { code: '03', seen: code });
    const late = () => changeMunicipalityCode(admin.actor, id, { code: '02', seen: code });
    expect(await refusedWithoutTrace(late)).toMatchObject({ code: 'conflict' });
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId: id, document: true });
    await givenCertificate({ childId, municipalityId: id });
    const change = () => changeMunicipalityCode(admin.actor, id, { code: '02', seen: '03' });
    expect(await refusedWithoutTrace(change)).toMatchObject({ field: 'code' });
    await expect(database().municipality.update({ where: { id }, data: { code: '02' } })).rejects.toThrow();
  });
});

describe('a new name', () => {
  const later = (days: number) => formatDate(today().add({ days }));
  const rename = async (id: string, effectiveFrom: string, seen: string) =>
    renameMunicipality(
      admin.actor,
      id,
      renameFields.parse({ shortName: 'г. Иной', fullName: 'Иной городской округ', effectiveFrom, seen }),
    );

  test('holds from its day; papers carry the name of their day', async () => {
    const { id, fullName } = await givenMunicipality();
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId: id, document: true });
    const { certificateId } = await givenCertificate({ childId, municipalityId: id });
    await rename(id, later(3), '0');
    expect((await openPaper(certificateId)).municipality).toBe(fullName);
    const from = Date.now();
    setClock(() => new Date(from + 3 * 86_400_000));
    // The worker has not run yet: a paper of today already bears the name of today.
    await database().person.update({
      where: { id: childId },
      data: { changedAt: new Date(from + 3 * 86_400_000) },
    });
    await renewPaper(parent.actor, certificateId);
    expect((await openPaper(certificateId)).municipality).toBe('Иной городской округ');
    await applyMunicipalityNames();
    const record = await getMunicipality(admin.actor, id);
    expect(record).toMatchObject({ shortName: 'г. Иной', fullName: 'Иной городской округ' });
    expect(record.names.map((name) => name.fullName)).toEqual(['Иной городской округ', fullName]);
  });

  test('for a day gone by, and past another admin, is refused', async () => {
    const { id } = await givenMunicipality();
    expect(await refusedWithoutTrace(() => rename(id, later(-1), '0'))).toMatchObject({
      field: 'effectiveFrom',
    });
    await rename(id, later(0), '0');
    expect(await refusedWithoutTrace(() => rename(id, later(0), '0'))).toMatchObject({ code: 'conflict' });
    expect((await getMunicipality(admin.actor, id)).shortName).toBe('г. Иной');
  });

  test('nobody changes or removes a line of the names', async () => {
    const name = await database().municipalityName.findFirstOrThrow();
    await expect(
      database().municipalityName.update({ where: { id: name.id }, data: { fullName: 'Другой' } }),
    ).rejects.toThrow();
    await expect(database().municipalityName.delete({ where: { id: name.id } })).rejects.toThrow();
  });
});

describe('the number of children', () => {
  test('a correction is a new version, and the coverage follows it', async () => {
    const { id } = await givenMunicipality();
    const parent = await givenParent();
    const { childId } = await givenChild({ parent, municipalityId: id, document: true });
    await givenCertificate({ childId, municipalityId: id });
    await countReports();
    const set = (children: string) =>
      setPopulation(admin.actor, id, populationFields.parse({ year: String(today().year), children }));
    await set('4 000');
    await set('8');
    await set('8');
    const { sections } = await getReport(admin.actor, id, { from: today(), to: today() });
    expect(sections.find(({ key }) => key === 'coverage')?.rows[0]?.values).toEqual([
      12.5,
      1,
      8,
      String(today().year),
    ]);
    expect(
      (await getMunicipality(admin.actor, id)).populations.map(({ version, children }) => [
        version,
        children,
      ]),
    ).toEqual([
      [2, 8],
      [1, 4000],
    ]);
  });

  test.each([
    { year: '2014', children: '5' },
    { year: '3000', children: '5' },
    { year: String(new Date().getFullYear()), children: '0' },
    { year: String(new Date().getFullYear()), children: 'много' },
  ])('refuses $year, $children', (typed) => {
    expect(populationFields.safeParse(typed).success).toBe(false);
  });

  test('of a municipality that does not exist is no record', async () => {
    const input = populationFields.parse({ year: String(today().year), children: '5' });
    expect(await refusalOf(setPopulation(admin.actor, randomUUID(), input))).toMatchObject({
      code: 'not_found',
    });
  });
});

test('the public list has the new municipality', async () => {
  expect((await listPublic()).map(({ shortName }) => shortName)).toContain('г. Новый');
});
