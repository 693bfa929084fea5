import { beforeEach, expect, test } from 'vitest';
import { findActingLater } from '@/lib/access/acting-later';
import type { IssuerActor } from '@/lib/access/actor';
import { formatDate } from '@/lib/domain/dates';
import { confirmImport } from '@/lib/imports/confirm-import';
import { importPlace, type ImportActor } from '@/lib/imports/import-place';
import { getImport, listImports } from '@/lib/imports/queries';
import { writeImport } from '@/lib/imports/write-import';
import { today } from '@/lib/platform/clock';
import { database, MergedMunicipality } from '@/lib/platform/database';
import { mergeMunicipalities } from '@/lib/regions/merge-municipalities';
import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenCheckedImport, tableOf } from '@/tests/support/given/imports';
import { givenMerging } from '@/tests/support/given/municipality-merges';
import { whileHeld } from '@/tests/support/while-held';

let fromId: string;
let intoId: string;
let schoolId: string;
let actor: IssuerActor;

beforeEach(async () => {
  fromId = (await givenMunicipality()).id;
  intoId = (await givenMunicipality()).id;
  schoolId = (await givenInstitution({ municipalityId: fromId, kind: 'school', issuesLogins: true })).id;
  actor = (await givenStaff({ role: 'login_issuer', institutionId: schoolId })).actor;
});

function list(names: readonly string[]) {
  const born = (years: number) => formatDate(today().subtract({ years }));
  return tableOf([
    ['Класс', 'ФИО ребёнка', 'Дата рождения', 'Родитель', 'Дата рождения родителя'],
    ...names.map((name) => ['2А', `Лесков ${name}`, born(8), `Лескова ${name}`, born(35)]),
  ]);
}

async function merge(): Promise<void> {
  await mergeMunicipalities({ mergeId: await givenMerging(fromId, intoId) });
}

/** The same person by the next request: the place has gone over. */
async function anew(): Promise<ImportActor> {
  const found = await findActingLater(actor.sessionId);
  if (found?.role !== 'login_issuer') throw new Error('The school keeps its specialist');
  return found;
}

async function placesOfPupils(): Promise<(string | null)[]> {
  const rows = await database().child.findMany({ where: { institutionId: schoolId } });
  return rows.map(({ municipalityId }) => municipalityId);
}

test('a list that was checked goes over with its school and is written there', async () => {
  const { importId } = await givenCheckedImport(actor, list(['Анна', 'Вера']));
  await merge();
  const now = await anew();
  const place = await importPlace(now, null);
  expect((await listImports(now, place)).map(({ id }) => id)).toEqual([importId]);
  await confirmImport(now, place, importId);
  await writeImport({ importId });
  expect((await getImport(now, place, importId)).counts).toMatchObject({ done: 2, refused: 0 });
  expect(await placesOfPupils()).toEqual([intoId, intoId]);
});

test('a list that is being written goes on in the other municipality; no row stays behind, none is lost', async () => {
  const { importId, place } = await givenCheckedImport(actor, list(['Анна', 'Вера', 'Глеб']));
  await confirmImport(actor, place, importId);
  const [, second] = await database().importRow.findMany({ where: { importId }, orderBy: { line: 'asc' } });
  const run = await whileHeld(
    (tx) => tx.$queryRaw`SELECT 1 FROM import_row WHERE id = ${second?.id}::uuid FOR UPDATE`,
    () => writeImport({ importId }),
    merge,
  );
  // The part in hand was begun in the former one: the job is tried again.
  expect(run).toMatchObject({ status: 'rejected', reason: expect.any(MergedMunicipality) as unknown });
  expect(await placesOfPupils()).toEqual([intoId]);
  await writeImport({ importId });
  const now = await anew();
  const shown = await getImport(now, await importPlace(now, null), importId);
  expect([shown.stage, shown.counts]).toEqual([
    'done',
    { waiting: 0, done: 3, matched: 0, refused: 0, doubtful: 0 },
  ]);
  expect(await placesOfPupils()).toEqual([intoId, intoId, intoId]);
});
