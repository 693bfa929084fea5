import readSheet from 'read-excel-file/node';
import { beforeEach, expect, test } from 'vitest';
import { municipalityOf } from '@/lib/access/municipality';
import { exportInstitutions } from '@/lib/directory/list-file/export-list';
import { keepListFile } from '@/lib/directory/list-file/keep-file';
import { previewImport, runImport } from '@/lib/directory/list-file/run-import';
import { dbDate, formatDate } from '@/lib/domain/dates';
import { formatHours } from '@/lib/domain/opening-hours';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
import { refusedWithoutTrace, saying } from '@/tests/support/traces';

async function givenDesk() {
  const { id: municipalityId } = await givenMunicipality();
  const { actor } = await givenStaff({ role: 'municipal_admin', municipalityId });
  return { actor, municipality: await municipalityOf(actor, municipalityId) };
}

let desk: Awaited<ReturnType<typeof givenDesk>>;

beforeEach(async () => {
  desk = await givenDesk();
});

const head = 'Вид;Полное название;Краткое название;Адрес;Телефон;Часы приёма';

const send = (...lines: string[]) =>
  keepListFile(desk.actor, { bytes: Buffer.from([head, ...lines].join('\r\n')), tooLarge: false });

async function previewOf(file: string) {
  const plan = await previewImport(desk.actor, desk.municipality, file);
  if (!plan) throw new Error('The file is kept');
  return plan;
}

async function exported(kind: 'csv' | 'xlsx'): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await exportInstitutions(desk.actor, desk.municipality, kind)) {
    parts.push(Buffer.from(part as Uint8Array));
  }
  return Buffer.concat(parts);
}

const sendFile = (bytes: Buffer) => keepListFile(desk.actor, { bytes, tooLarge: false });

async function run(file: string) {
  const { mark } = await previewOf(file);
  await runImport(desk.actor, desk.municipality, { plan: file, seen: mark, confirmed: '' });
}

/** A list of all sorts: rights that hold, are prepared and are over, hours, an announced closing, one closed long ago. */
async function givenList(): Promise<string[]> {
  const { id: municipalityId } = desk.municipality;
  const ids: string[] = [];
  for (const [sortOrder, name] of ['=Хитрая «школа»; № 1', 'Вторая', 'Третья', 'Закрытая'].entries()) {
    const { id } = await givenInstitution({ municipalityId, name });
    await database().institution.update({ where: { id }, data: { sortOrder } });
    ids.push(id);
  }
  const [first = '', second = '', third = '', closed = ''] = ids;
  await database().institutionHours.create({
    data: { institutionId: first, weekday: 1, opensAt: 540, closesAt: 1020, lunchFrom: 720, lunchTo: 780 },
  });
  const right = (institutionId: string, from: number, to: number | null) => ({
    institutionId,
    kind: 'accepts_applications' as const,
    audience: 'everybody' as const,
    validFrom: ahead(from),
    validTo: to === null ? null : ahead(to),
  });
  await database().institutionRight.createMany({
    data: [
      right(first, -400, -200),
      right(first, -100, 9),
      { ...right(first, 10, null), audience: 'own_pupils' },
      { ...right(second, -3, null), kind: 'issues_logins' },
      right(third, -50, 19),
      right(closed, -400, -300),
    ],
  });
  await database().institution.update({ where: { id: third }, data: { closedOn: ahead(20) } });
  await database().institution.update({ where: { id: closed }, data: { closedOn: ahead(-299) } });
  return ids;
}

const ahead = (days: number) => dbDate(today().add({ days }));
const written = (days: number) => formatDate(today().add({ days }));

test('a file is looked at first and written when confirmed', async () => {
  const known = await givenInstitution({ municipalityId: desk.municipality.id, name: 'Центр «Ёлочка»' });
  const file = await send(
    'Школа;Школа № 1;СОШ № 1;ул. Новая, 1;8 (384-3) 00-00-01;пн–пт 8:00–16:00',
    'Учреждение дополнительного образования;Центр «Елочка»;Ёлочка;ул. Иная, 2;;',
    'Больница;Больница № 1;Больница;ул. Новая, 9;;',
    'Школа;школа № 1;СОШ № 1;ул. Новая, 1;;',
    'Школа;Школа № 2;;ул. Новая, 2;123;с утра',
  );
  const plan = await previewOf(file);
  expect(plan.rows.map(({ line, outcome }) => [line, outcome])).toEqual([
    [2, 'new'],
    [3, 'changed'],
    [4, 'refused'],
    [5, 'refused'],
    [6, 'refused'],
  ]);
  expect(plan.rows[4]).toMatchObject({ faults: { length: 3 } });
  expect(await database().institution.count({ where: { municipalityId: desk.municipality.id } })).toBe(1);
  await runImport(desk.actor, desk.municipality, { plan: file, seen: plan.mark, confirmed: '' });
  const rows = await database().institution.findMany({
    where: { municipalityId: desk.municipality.id },
    orderBy: { sortOrder: 'asc' },
    include: { hours: true },
  });
  expect(rows.map(({ shortName, address }) => [shortName, address])).toEqual([
    ['СОШ № 1', 'ул. Новая, 1'],
    ['Ёлочка', 'ул. Иная, 2'],
  ]);
  expect(formatHours(rows[0]?.hours ?? [])).toBe('пн–пт 8:00–16:00');
  expect(rows[1]?.id).toBe(known.id);
});

test('what was not shown is not written', async () => {
  const file = await send('Школа;Школа № 1;СОШ № 1;ул. Новая, 1;;');
  const { mark } = await previewOf(file);
  await givenInstitution({ municipalityId: desk.municipality.id, name: 'Школа № 1' });
  const refused = await refusedWithoutTrace(() =>
    runImport(desk.actor, desk.municipality, { plan: file, seen: mark, confirmed: '' }),
  );
  expect(refused).toMatchObject({ code: 'conflict' });
});

test('one whose closing is announced is the same one until its day', async () => {
  const { id } = await givenInstitution({ municipalityId: desk.municipality.id, name: 'Центр «Орион»' });
  await database().institution.update({ where: { id }, data: { closedOn: ahead(20) } });
  const file = await send('Учреждение дополнительного образования;Центр «Орион»;Орион;ул. Иная, 2;;');
  expect((await previewOf(file)).rows).toMatchObject([{ outcome: 'changed', id }]);
  await database().institution.update({ where: { id }, data: { closedOn: ahead(0) } });
  expect((await previewOf(file)).rows).toMatchObject([{ outcome: 'new' }]);
});

test('somebody else has no such file', async () => {
  const file = await send('Школа;Школа № 1;СОШ № 1;ул. Новая, 1;;');
  const other = await givenDesk();
  expect(await previewImport(other.actor, other.municipality, file)).toBeNull();
});

test('a file without the column of names is told what it lacks', async () => {
  const file = await keepListFile(desk.actor, { bytes: Buffer.from('а;б\r\n1;2'), tooLarge: false });
  expect((await previewOf(file)).fault).toContain('Полное название');
});

test.each(['csv', 'xlsx'] as const)('the list taken out as %s and put back changes nothing', async (kind) => {
  const ids = await givenList();
  const plan = await previewOf(await sendFile(await exported(kind)));
  expect(plan.rows.map((row) => [row.outcome, 'id' in row && row.id])).toEqual(ids.map((id) => ['same', id]));
  expect([plan.order, plan.reordered]).toEqual([ids, false]);
});

test('the file of a spreadsheet is opened by another program as it was meant', async () => {
  const [first = ''] = await givenList();
  const [sheet] = await readSheet(await exported('xlsx'));
  const [head, ...rows] = sheet?.data ?? [];
  expect(head?.slice(0, 3)).toEqual(['Код', 'Вид', 'Полное название']);
  expect(rows[0]?.slice(0, 1)).toEqual([first]);
  expect(rows[0]?.slice(-3)).toEqual([
    `всех с ${written(-100)} по ${written(9)}; своих с ${written(10)}`,
    null,
    null,
  ]);
  expect(rows.map((row) => row.at(-1))).toEqual([null, null, written(20), written(-299)]);
});

test('a changed line changes its own institution, sealed beside the audit', async () => {
  const [first = ''] = await givenList();
  const text = (await exported('csv')).toString('utf8').replace('ул. Пробная, 1', 'ул. Пробная, 2');
  const file = await sendFile(Buffer.from(text));
  expect((await previewOf(file)).rows[0]).toMatchObject({
    outcome: 'changed',
    id: first,
    fields: ['address'],
  });
  await run(file);
  const entry = await database().auditEntry.findFirstOrThrow({
    where: { event: 'institution_changed', subjectId: first },
    include: { change: true },
  });
  const sealed = unsealText(`change_record.sealed:${entry.id}`, entry.change?.sealed ?? new Uint8Array());
  expect(JSON.parse(sealed)).toEqual({
    before: { address: 'ул. Пробная, 1' },
    after: { address: 'ул. Пробная, 2' },
  });
});

test('the order of the lines becomes the order of the list, a new one stands where it was written', async () => {
  const [first = '', second = '', third = '', closed = ''] = await givenList();
  const text = `Код;Вид;Полное название;Краткое название;Адрес
${second};Школа;Вторая;Вторая;ул. Пробная, 1
;Школа;Новая;Новая;ул. Новая, 1
${first};Школа;Первая;Первая;ул. Пробная, 1`;
  const file = await sendFile(Buffer.from(text));
  const plan = await previewOf(file);
  expect([plan.order, plan.reordered]).toEqual([[second, 3, first, third, closed], true]);
  await run(file);
  const rows = await database().institution.findMany({
    where: { municipalityId: desk.municipality.id },
    orderBy: { sortOrder: 'asc' },
  });
  expect(rows.map(({ name }) => name)).toEqual(['Вторая', 'Новая', 'Первая', 'Третья', 'Закрытая']);
});

test('rights of a file are prepared like those of the form', async () => {
  const [first = '', second = '', third = ''] = await givenList();
  const text = `Код;Принимает заявления;Выдаёт логины;Закрыто с
${first};всех по ${written(19)};да с ${written(5)};
${second};;;
${third};всех;;${written(20)}
;всех;;`;
  const file = await sendFile(Buffer.from(text));
  const plan = await previewOf(file);
  expect(plan.rows).toMatchObject([
    { outcome: 'changed', fields: ['accepts', 'issues'] },
    { outcome: 'changed', fields: ['issues'] },
    { outcome: 'refused', faults: [saying('сначала отмените закрытие')] },
    { outcome: 'refused' },
  ]);
  await run(file);
  const rows = await database().institutionRight.findMany({
    where: {
      institutionId: { in: [first, second] },
      OR: [{ validTo: null }, { validTo: { gte: ahead(-1) } }],
    },
    orderBy: [{ institutionId: 'asc' }, { validFrom: 'asc' }],
  });
  const days = (id: string) =>
    rows
      .filter(({ institutionId }) => institutionId === id)
      .map(({ kind, validFrom, validTo, setById }) => [kind, validFrom, validTo, setById]);
  expect(days(first)).toEqual([
    ['accepts_applications', ahead(-100), ahead(19), null],
    ['issues_logins', ahead(5), null, desk.actor.accountId],
  ]);
  expect(days(second)).toEqual([['issues_logins', ahead(-3), ahead(-1), null]]);
});

test.each([
  ['Принимает заявления', 'всегда', 'пишется так'],
  ['Принимает заявления', `всех с ${written(-900)}`, 'прошедшее не меняется'],
  ['Принимает заявления', `всех по ${written(9)}; своих с ${written(5)}`, 'не должны пересекаться'],
  ['Закрыто с', written(3), 'на странице учреждения'],
])('%s «%s» is refused with its reason', async (title, cell, reason) => {
  const [first = ''] = await givenList();
  const plan = await previewOf(await sendFile(Buffer.from(`Код;${title}\r\n${first};"${cell}"`)));
  expect(plan.rows).toMatchObject([{ outcome: 'refused', faults: [saying(reason)] }]);
});
