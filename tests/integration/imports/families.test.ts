import { beforeEach, describe, expect, test } from 'vitest';
import type { IssuerActor } from '@/lib/access/actor';
import { registerFamily } from '@/lib/families/register-family';
import { confirmImport } from '@/lib/imports/confirm-import';
import { openImportResult } from '@/lib/imports/import-result';
import { getImport, listImportRows, type RowFilter } from '@/lib/imports/queries';
import { writeImport } from '@/lib/imports/write-import';
import type { ImportActor, ImportPlace } from '@/lib/imports/import-place';
import { database } from '@/lib/platform/database';
import { readTable } from '@/lib/platform/tables/read-table';
import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { badLines, born, familyOf, firstBadLine, givenFamilyOfBadList } from '@/tests/support/given/bad-list';
import { givenCheckedImport, tableOf } from '@/tests/support/given/imports';
import { refusalOf, tracesOf } from '@/tests/support/traces';
import { gathered } from '@/tests/support/gathered';

const headings = [
  'Класс',
  'ФИО ребёнка',
  'Дата рождения',
  'СНИЛС',
  'Родитель',
  'Дата рождения родителя',
  'Кем приходится',
];

let municipalityId: string;
let schoolId: string;
let actor: IssuerActor;

beforeEach(async () => {
  municipalityId = (await givenMunicipality()).id;
  const school = await givenInstitution({ municipalityId, kind: 'school', issuesLogins: true });
  schoolId = school.id;
  actor = (await givenStaff({ role: 'login_issuer', institutionId: schoolId })).actor;
});

async function outcomes(who: ImportActor, place: ImportPlace, importId: string, filter: RowFilter = null) {
  const { rows } = await listImportRows(who, place, importId, { filter, after: 0 });
  return rows.map(({ line, state, why }) => [line, state, why.join('. ')]);
}

function pupils() {
  return database().child.count({ where: { institutionId: schoolId } });
}

const good = (n: number) => [
  '2А',
  `Лесков${'аеиоуыя'.charAt(n % 7)} Анна${'бвгд'.charAt(n % 4)}`,
  born(8),
  '',
  `Лескова Мария${'клмн'.charAt(n % 4)}`,
  born(35),
  'мать',
];

describe('the dry run', () => {
  test('tells every kind of bad row, writes nothing and needs no order', async () => {
    await givenFamilyOfBadList(actor);
    const before = await pupils();
    const lines = badLines();
    const { importId, place } = await givenCheckedImport(
      actor,
      tableOf([['Список класса'], headings, ...lines.map(({ cells }) => cells)]),
    );
    expect(await pupils()).toBe(before);
    const told = await outcomes(actor, place, importId);
    const expected = lines.flatMap(({ state }, at) => (state === null ? [] : [[firstBadLine + at, state]]));
    expect(told.map(([line, state]) => [line, state])).toEqual(expected);
    for (const [line, , why] of told) {
      const sentence = lines[Number(line) - firstBadLine]?.why ?? '';
      if (sentence === '') expect(why).toBe('');
      else expect(why).toContain(sentence);
    }
    expect((await getImport(actor, place, importId)).counts).toEqual({
      waiting: 3,
      done: 0,
      matched: 2,
      refused: 12,
      doubtful: 1,
    });
    expect(await outcomes(actor, place, importId, 'doubtful')).toHaveLength(1);
  });

  test('an adult of the same name is one person by the answer of the row, else of the list', async () => {
    await registerFamily(actor, familyOf('Светлов Илья Петрович', 9, 'Светлова Анна Юрьевна'));
    const lines = [
      [...headings, 'Тот же взрослый'],
      ['1А', 'Светлов Юрий', born(7), '', 'Светлова Анна Юрьевна', '', 'мать', ''],
      ['1А', 'Светлов Пётр', born(8), '', 'Светлова Анна Юрьевна', '', 'мать', 'нет'],
      ['1А', 'Светлов Олег', born(10), '', 'Светлова Анна Юрьевна', '', 'мать', 'да'],
    ];
    const asked = await givenCheckedImport(actor, tableOf(lines));
    const states = (await outcomes(actor, asked.place, asked.importId)).map(([, state]) => state);
    // By then there are two of the name: «да» names neither of them.
    expect(states).toEqual(['refused', 'waiting', 'refused']);
    const { importId, place } = await givenCheckedImport(actor, tableOf(lines.slice(0, 2)), {
      sameNames: true,
    });
    await confirmImport(actor, place, importId);
    await writeImport({ importId });
    const tied = await database().guardianship.findMany({
      where: { child: { institutionId: schoolId } },
      distinct: ['guardianId'],
    });
    expect(await pupils()).toBe(2);
    expect(tied).toHaveLength(1);
  });
});

describe('writing', () => {
  test('waits for the word, writes each row once with its audit, and tells the outcome in the result', async () => {
    const file = tableOf([
      headings,
      good(0),
      good(1),
      ['2А', 'Лесков Пётр', '', '', 'Лескова Вера', '', 'мать'],
      good(0),
    ]);
    const { importId, place } = await givenCheckedImport(actor, file);
    await writeImport({ importId });
    expect(await pupils()).toBe(0);
    await confirmImport(actor, place, importId);
    const traces = await tracesOf(async () => {
      await writeImport({ importId });
      await writeImport({ importId });
    });
    expect(await pupils()).toBe(2);
    expect(traces.audit.map(({ event }) => event).toSorted()).toEqual([
      'child_added',
      'child_added',
      'family_registered',
      'family_registered',
    ]);
    const shown = await getImport(actor, place, importId);
    expect([shown.stage, shown.counts]).toEqual([
      'done',
      { waiting: 0, done: 2, matched: 1, refused: 1, doubtful: 0 },
    ]);
    const result = await openImportResult(actor, place, importId);
    const bytes = Buffer.concat(await gathered(result.content as AsyncIterable<Uint8Array>));
    const rows = await gathered(readTable(bytes, { kind: result.kind }));
    expect(rows.map((cells) => cells.slice(7, 9))).toEqual([
      ['Итог', 'Пояснение'],
      ['Записан', ''],
      ['Записан', ''],
      ['Не подходит', 'Ребёнок. Введите дату рождения в виде 20.06.2019'],
      ['Уже есть', 'Повторяет строку 2'],
    ]);
  });

  test('two uploads of one file, confirmed at once, write every family once', async () => {
    const file = tableOf([headings, good(0), good(1), good(2)]);
    const lists = [await givenCheckedImport(actor, file), await givenCheckedImport(actor, file)];
    for (const { importId, place } of lists) await confirmImport(actor, place, importId);
    await Promise.all(lists.map(({ importId }) => writeImport({ importId })));
    expect(await pupils()).toBe(3);
    const counts = await Promise.all(
      lists.map(async ({ importId, place }) => (await getImport(actor, place, importId)).counts),
    );
    expect(counts.reduce((sum, { done }) => sum + done, 0)).toBe(3);
    expect(counts.reduce((sum, { matched }) => sum + matched, 0)).toBe(3);
    const third = await givenCheckedImport(actor, file);
    expect((await getImport(actor, third.place, third.importId)).counts).toMatchObject({
      waiting: 0,
      matched: 3,
    });
    expect((await refusalOf(confirmImport(actor, third.place, third.importId))).sentence).toContain(
      'Записывать нечего',
    );
  });

  test('whose right has ended meanwhile writes nobody', async () => {
    const { importId, place } = await givenCheckedImport(actor, tableOf([headings, good(0)]));
    await confirmImport(actor, place, importId);
    await database().institutionRight.deleteMany({ where: { institutionId: schoolId } });
    await writeImport({ importId });
    const { failure, counts } = await getImport(actor, place, importId);
    expect(failure).toContain('не выдаёт логины');
    expect([counts.done, await pupils()]).toEqual([0, 0]);
  });
});

describe('a list of the desk', () => {
  test('names the school in each row; a pupil of another school is not written a second time', async () => {
    const admin = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
    const other = await givenInstitution({ municipalityId, kind: 'school', name: 'МБОУ «СОШ № 77»' });
    await registerFamily(actor, familyOf('Светлов Илья Петрович', 9, 'Светлова Анна Юрьевна'));
    const { importId, place } = await givenCheckedImport(
      admin,
      tableOf([
        ['Школа', ...headings],
        ['МБОУ СОШ №77', ...good(0)],
        ['МБОУ СОШ №78', ...good(1)],
        ['МБОУ СОШ №77', '3Б', 'Светлов Илья Петрович', born(9), '', 'Светлова Анна Юрьевна', '', 'мать'],
      ]),
      { municipalityId },
    );
    await confirmImport(admin, place, importId);
    await writeImport({ importId });
    expect(await outcomes(admin, place, importId)).toEqual([
      [2, 'done', ''],
      [3, 'refused', 'Такого учреждения нет в списке муниципалитета. Проверьте название'],
      [4, 'refused', expect.stringContaining('записан в другом учреждении')],
    ]);
    expect(await database().child.count({ where: { institutionId: other.id } })).toBe(1);
    const added = await database().auditEntry.findFirst({
      where: { event: 'child_added', accountId: admin.accountId },
    });
    expect(added?.role).toBe('municipal_admin');
  });
});
