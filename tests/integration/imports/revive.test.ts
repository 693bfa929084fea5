import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IssuerActor } from '@/lib/access/actor';
import { formatDate } from '@/lib/domain/dates';
import { mostRevivals } from '@/lib/domain/revivals';
import { chooseColumns } from '@/lib/imports/choose-columns';
import { checkImport } from '@/lib/imports/check-import';
import { confirmImport } from '@/lib/imports/confirm-import';
import { getImport } from '@/lib/imports/queries';
import { reviveImports } from '@/lib/imports/revive-imports';
import { writeImport } from '@/lib/imports/write-import';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { givenCheckedImport, tableOf } from '@/tests/support/given/imports';
import { countWaitingJobs, loseJobs } from '@/tests/support/lost-jobs';

let actor: IssuerActor;

const born = (years: number) => formatDate(today().subtract({ years }));
const list = (...names: string[]) =>
  tableOf([
    ['ФИО ребёнка', 'Дата рождения', 'Родитель', 'Дата рождения родителя'],
    ...names.map((name) => [`Лесков ${name}`, born(8), `Лескова ${name}`, born(35)]),
  ]);
const columns = { childName: 0, childBirthDate: 1, parentName: 2, parentBirthDate: 3 };

beforeEach(async () => {
  const municipalityId = (await givenMunicipality()).id;
  const school = await givenInstitution({ municipalityId, kind: 'school', issuesLogins: true });
  actor = (await givenStaff({ role: 'login_issuer', institutionId: school.id })).actor;
});

afterEach(async () => {
  await database().$executeRaw`DROP TRIGGER IF EXISTS poison ON import_row`;
  await database().$executeRaw`DROP FUNCTION IF EXISTS poison`;
});

/** The row of this line cannot be written, whatever is done. */
async function poison(importId: string, line: number): Promise<void> {
  await database().$executeRaw`
    CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poison'; END $$`;
  await database().$executeRawUnsafe(`
    CREATE TRIGGER poison BEFORE UPDATE ON import_row FOR EACH ROW
    WHEN (NEW.import_id = '${importId}' AND NEW.line = ${line}) EXECUTE FUNCTION poison()`);
}

test('a list whose check the queue has given up is checked on, and fails with a sentence when nothing comes of it', async () => {
  const { importId, place } = await givenCheckedImport(actor, list('Анна'));
  await loseJobs();
  await chooseColumns(actor, place, importId, { headerLine: 1, columns, sameNames: false });
  await reviveImports();
  expect(await countWaitingJobs('check-import')).toBe(1);
  for (let n = 0; n < mostRevivals; n += 1) {
    await loseJobs();
    await reviveImports();
    expect(await countWaitingJobs('check-import')).toBe(1);
  }
  // Something was done: the count begins anew.
  await database().tableImport.update({ where: { id: importId }, data: { linesChecked: 1 } });
  for (let n = 0; n < mostRevivals; n += 1) {
    await loseJobs();
    await reviveImports();
    expect((await getImport(actor, place, importId)).stage).toBe('checking');
  }
  await loseJobs();
  await reviveImports();
  expect(await countWaitingJobs('check-import')).toBe(0);
  expect(await getImport(actor, place, importId)).toMatchObject({
    stage: 'failed',
    failure: expect.stringContaining('Проверить файл') as string,
  });
  await chooseColumns(actor, place, importId, { headerLine: 1, columns, sameNames: false });
  await checkImport({ importId });
  expect((await getImport(actor, place, importId)).counts.waiting).toBe(1);
});

test('a row that cannot be written holds up none behind it; in the end the rest is told and what was written stays', async () => {
  const { importId, place } = await givenCheckedImport(actor, list('Анна', 'Вера', 'Глеб'));
  await poison(importId, 3);
  await confirmImport(actor, place, importId);
  await expect(writeImport({ importId })).rejects.toThrow();
  expect((await getImport(actor, place, importId)).counts).toMatchObject({ done: 2, waiting: 1 });
  for (let n = 0; n < mostRevivals; n += 1) {
    await loseJobs();
    await reviveImports();
    expect(await countWaitingJobs('write-import')).toBe(1);
    await expect(writeImport({ importId })).rejects.toThrow();
  }
  await loseJobs();
  await reviveImports();
  expect(await countWaitingJobs('write-import')).toBe(0);
  const shown = await getImport(actor, place, importId);
  expect(shown).toMatchObject({
    stage: 'done',
    failure: expect.stringContaining('остальные строки загрузите ещё раз') as string,
    counts: { done: 2, waiting: 1 },
  });
});
