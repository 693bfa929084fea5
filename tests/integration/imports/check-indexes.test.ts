import { beforeAll, expect, test } from 'vitest';
import type { MunicipalActor } from '@/lib/access/actor';
import { formatDate } from '@/lib/domain/dates';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { listImportRows } from '@/lib/imports/queries';
import { confirmImport } from '@/lib/imports/confirm-import';
import { writeImport } from '@/lib/imports/write-import';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenCrowd } from '@/tests/support/crowd';
import { givenGroup, givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenCheckedImport, tableOf } from '@/tests/support/given/imports';
import { tablesReadWhole } from '@/tests/support/whole-reads';

const large = ['child', 'person', 'guardianship'];
const school = 'МБОУ «Школа № 1»';

let municipalityId: string;
let admin: MunicipalActor;

beforeAll(async () => {
  const municipality = await givenMunicipality();
  municipalityId = municipality.id;
  const { id: schoolId } = await givenInstitution({ municipalityId, kind: 'school', name: school });
  const { id: groupId } = await givenGroup({ municipalityId });
  admin = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
  await givenCrowd({ municipalityId, code: municipality.code, groupId, size: 20_000 });
  // As many as a large school has.
  await database().$executeRaw`
    UPDATE child SET institution_id = ${schoolId}::uuid, unattached = false
    WHERE person_id IN (SELECT person_id FROM child ORDER BY person_id LIMIT 1000)`;
  await database().$executeRaw`ANALYZE`;
}, 120_000);

const born = (years: number) => formatDate(today().subtract({ years }));

test('a row of a list is checked and written by indexes, however many children are known', async () => {
  const file = tableOf([
    ['Учреждение', 'ФИО', 'Дата рождения', 'СНИЛС', 'Родитель', 'Дата рождения родителя', 'СНИЛС родителя'],
    [school, 'Лесков Пётр Ильич', born(8), inventedSnils(1), 'Лескова Анна', born(35), inventedSnils(2)],
  ]);
  let importId = '';
  const check = async () => {
    const checked = await givenCheckedImport(admin, file, { municipalityId });
    importId = checked.importId;
  };
  expect(await tablesReadWhole(large, check)).toEqual([]);
  const place = { municipalityId, institutionId: null };
  const { rows } = await listImportRows(admin, place, importId, { filter: 'waiting', after: 0 });
  expect(rows).toHaveLength(1);
  await confirmImport(admin, place, importId);
  expect(await tablesReadWhole(large, () => writeImport({ importId }))).toEqual([]);
  expect(await database().importRow.count({ where: { importId, state: 'done' } })).toBe(1);
});
