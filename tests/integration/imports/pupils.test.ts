import { beforeEach, describe, expect, test } from 'vitest';
import type { IssuerActor } from '@/lib/access/actor';
import { formatDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { fullName, type PersonName } from '@/lib/domain/names';
import { inventedSnils } from '@/lib/local/demo/invented-numbers';
import { confirmImport } from '@/lib/imports/confirm-import';
import { listImportRows } from '@/lib/imports/queries';
import { writeImport } from '@/lib/imports/write-import';
import type { ImportActor, ImportPlace } from '@/lib/imports/import-place';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import {
  givenChild,
  givenInstitution,
  givenMunicipality,
  givenParent,
  givenStaff,
} from '@/tests/support/given';
import { givenCheckedImport, tableOf } from '@/tests/support/given/imports';
import { givenMerge } from '@/tests/support/given/proposals';
import { unique } from '@/tests/support/given/unique';

let municipalityId: string;
let schoolId: string;
let actor: IssuerActor;

beforeEach(async () => {
  municipalityId = (await givenMunicipality()).id;
  schoolId = (
    await givenInstitution({ municipalityId, kind: 'school', issuesLogins: true, name: 'МБОУ «СОШ № 5»' })
  ).id;
  actor = (await givenStaff({ role: 'login_issuer', institutionId: schoolId })).actor;
});

type Who = { name?: PersonName; birthDate?: PlainDate; snils?: string | null };

async function givenPupil(institutionId: string, groupName: string, who: Who = {}) {
  const { childId } = await givenChild({
    parent: await givenParent(),
    municipalityId,
    institutionId,
    ...who,
  });
  await database().child.update({ where: { personId: childId }, data: { groupName } });
  const person = await database().person.findUniqueOrThrow({ where: { id: childId } });
  const birthDate = person.birthDate ? formatDate(plainDate(person.birthDate)) : '';
  return { childId, cells: [fullName(person), birthDate] as const };
}

async function written(who: ImportActor, lines: string[][], desk = false) {
  const { importId, place } = await givenCheckedImport(who, tableOf(lines), {
    kind: 'pupils',
    ...(desk ? { municipalityId } : {}),
  });
  const before = await outcomes(who, place, importId);
  await confirmImport(who, place, importId);
  await writeImport({ importId });
  return { before, after: await outcomes(who, place, importId) };
}

async function outcomes(who: ImportActor, place: ImportPlace, importId: string) {
  const { rows } = await listImportRows(who, place, importId, { filter: null, after: 0 });
  return rows.map(({ state }) => state);
}

function placeOf(childId: string) {
  return database().child.findUniqueOrThrow({
    where: { personId: childId },
    select: { groupName: true, institutionId: true },
  });
}

test('a school moves its pupils to their new classes; those of others are unknown to it', async () => {
  const other = await givenInstitution({ municipalityId, kind: 'school' });
  const [one, same, foreign] = [
    await givenPupil(schoolId, '1А'),
    await givenPupil(schoolId, '2А'),
    await givenPupil(other.id, '1А'),
  ];
  const { before, after } = await written(actor, [
    ['ФИО', 'Дата рождения', 'Новый класс'],
    [...one.cells, '2А'],
    [...same.cells, '2А'],
    [...foreign.cells, '2А'],
    [...one.cells, '2Б'],
    [...same.cells, ''],
  ]);
  expect(before).toEqual(['waiting', 'matched', 'refused', 'refused', 'matched']);
  expect(after).toEqual(['done', 'matched', 'refused', 'refused', 'matched']);
  expect(await placeOf(one.childId)).toEqual({ groupName: '2А', institutionId: schoolId });
  expect(await placeOf(foreign.childId)).toEqual({ groupName: '1А', institutionId: other.id });
  const entry = await database().auditEntry.findFirstOrThrow({
    where: { event: 'child_changed', childId: one.childId },
    include: { change: true },
  });
  expect(entry.details).toEqual({ fields: ['groupName'] });
});

test('the desk moves a child to another school of its municipality, and of another municipality it knows nobody', async () => {
  const admin = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
  const target = await givenInstitution({ municipalityId, kind: 'school', name: 'МБОУ «СОШ № 6»' });
  const mover = await givenPupil(schoolId, '4А');
  const elsewhere = (await givenMunicipality()).id;
  const { childId } = await givenChild({ parent: await givenParent(), municipalityId: elsewhere });
  const stranger = await database().person.findUniqueOrThrow({ where: { id: childId } });
  const { after } = await written(
    admin,
    [
      ['Учреждение', 'ФИО', 'Дата рождения', 'Класс'],
      ['МБОУ СОШ №6', ...mover.cells, '5А'],
      [
        'МБОУ СОШ №6',
        fullName(stranger),
        stranger.birthDate ? formatDate(plainDate(stranger.birthDate)) : '',
        '5А',
      ],
    ],
    true,
  );
  expect(after).toEqual(['done', 'refused']);
  expect(await placeOf(mover.childId)).toEqual({ groupName: '5А', institutionId: target.id });
});

describe('namesakes born on one day', () => {
  let first = '';
  let second = '';
  let unknown = '';
  beforeEach(() => {
    first = inventedSnils(unique());
    second = inventedSnils(unique());
    unknown = inventedSnils(unique());
  });

  const name = { surname: 'Двойников', givenName: 'Пётр', patronymic: 'Ильич' };
  const birthDate = today().subtract({ years: 9 });
  const head = ['ФИО', 'Дата рождения', 'СНИЛС', 'Новый класс'];
  const row = (snils: string, group: string) => [fullName(name), formatDate(birthDate), snils, group];

  async function whyOf(importId: string) {
    const place = { municipalityId, institutionId: schoolId };
    const { rows } = await listImportRows(actor, place, importId, { filter: null, after: 0 });
    return rows.map(({ why }) => why.join());
  }

  test('are told apart by their SNILS; one of another SNILS is nobody', async () => {
    const twins = [
      await givenPupil(schoolId, '1А', { name, birthDate, snils: first }),
      await givenPupil(schoolId, '1Б', { name, birthDate, snils: second }),
    ];
    const { before, after } = await written(actor, [
      head,
      row(second, '2Б'),
      row('', '2В'),
      row(unknown, '2Г'),
    ]);
    expect(before).toEqual(['waiting', 'refused', 'refused']);
    expect(after).toEqual(['done', 'refused', 'refused']);
    const places = await Promise.all(twins.map(({ childId }) => placeOf(childId)));
    expect(places.map(({ groupName }) => groupName)).toEqual(['1А', '2Б']);
    const { importId } = await givenCheckedImport(actor, tableOf([head, row('', '2В'), row(unknown, '2Г')]), {
      kind: 'pupils',
    });
    expect(await whyOf(importId)).toEqual([
      'Таких детей записано несколько. Добавьте в таблицу СНИЛС ребёнка',
      expect.stringContaining('Такого ребёнка нет в списке учреждения'),
    ]);
  });

  test('a SNILS that nobody has written down yet names the only one without another', async () => {
    const { childId } = await givenPupil(schoolId, '1А', { name, birthDate, snils: null });
    await givenPupil(schoolId, '1Б', { name, birthDate, snils: second });
    const { after } = await written(actor, [head, row(unknown, '2А')]);
    expect(after).toEqual(['done']);
    expect((await placeOf(childId)).groupName).toBe('2А');
  });

  test('a SNILS of one child with the name of another moves neither', async () => {
    const owner = await givenPupil(schoolId, '1А', { snils: first });
    const named = await givenPupil(schoolId, '1Б', { name, birthDate, snils: null });
    const { after } = await written(actor, [head, row(first, '2А'), [...owner.cells, first, '2В']]);
    expect(after).toEqual(['refused', 'done']);
    expect((await placeOf(named.childId)).groupName).toBe('1Б');
    expect((await placeOf(owner.childId)).groupName).toBe('2В');
  });

  test('two records that were merged are the one that was kept', async () => {
    const kept = await givenPupil(schoolId, '1А', { name, birthDate, snils: first });
    const merged = await givenPupil(schoolId, '1А', { name, birthDate, snils: second });
    await givenMerge(kept.childId, merged.childId);
    const { before, after } = await written(actor, [head, row('', '2А'), row(second, '2Б')]);
    expect(before).toEqual(['waiting', 'refused']);
    expect(after).toEqual(['done', 'refused']);
    expect((await placeOf(kept.childId)).groupName).toBe('2А');
    expect((await placeOf(merged.childId)).groupName).toBe('1А');
  });
});
