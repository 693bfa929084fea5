import { beforeEach, describe, expect, test } from 'vitest';
import { municipalityOf } from '@/lib/access/municipality';
import { addInstitution } from '@/lib/directory/institutions/add-institution';
import { institutionCardFields } from '@/lib/directory/institutions/card-fields';
import { changeInstitution } from '@/lib/directory/institutions/change-institution';
import { addClosedDays, closedDaysFields, removeClosedDays } from '@/lib/directory/institutions/closed-days';
import { undoClosing } from '@/lib/directory/institutions/close-institution';
import { getInstitution, listInstitutionStaff } from '@/lib/directory/institutions/get-institution';
import { listInstitutions } from '@/lib/directory/institutions/list-institutions';
import { removeInstitution } from '@/lib/directory/institutions/remove-institution';
import { moveInstitution } from '@/lib/directory/institutions/reorder-institutions';
import { hoursFields, setHours } from '@/lib/directory/institutions/set-hours';
import { prepareRight, prepareRightFields } from '@/lib/directory/rights/prepare-right';
import { dbDate, formatDate } from '@/lib/domain/dates';
import { formatHours } from '@/lib/domain/opening-hours';
import { listAccepting } from '@/lib/institutions/accepting';
import { loadListed } from '@/lib/institutions/listed-institution';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenChild, givenInstitution, givenMunicipality, givenStaff } from '@/tests/support/given';
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

const card = {
  kind: 'school',
  name: 'Средняя школа № 7',
  shortName: 'СОШ № 7',
  address: 'ул. Новая, 1',
  room: 'каб. 3',
  phone: '8 (384-3) 00-00-07',
  email: 'school7@example.ru',
  mapUrl: 'https://maps.example.ru/?p=7',
  address1: 'ул. Новая, 3',
  room1: '',
  addressNote1: 'начальная школа',
  phone1: '8 (384-3) 00-00-08',
  phoneNote1: 'приёмная',
  notice: 'Вход со двора.',
  noticeFrom: '',
  noticeTo: '',
  version: '1',
};

const read = (id: string) => getInstitution(desk.actor, desk.municipality, id);
const day = (days: number) => formatDate(today().add({ days }));

function add(changes: Partial<typeof card> = {}) {
  return addInstitution(desk.actor, desk.municipality, institutionCardFields.parse({ ...card, ...changes }));
}

async function change(id: string, changes: Partial<typeof card>) {
  const { version } = await read(id);
  const input = institutionCardFields.parse({ ...card, ...changes, version: String(version) });
  await changeInstitution(desk.actor, desk.municipality, id, input);
}

async function accept(id: string) {
  const { version } = await read(id);
  const fields = { choice: 'accepts_everybody', from: day(0), to: '', version: String(version) };
  await prepareRight(desk.actor, desk.municipality, id, prepareRightFields.parse(fields));
}

describe('the card', () => {
  test('reaches families whole', async () => {
    const id = await add();
    await accept(id);
    const [shown] = await loadListed([id]);
    expect(shown).toMatchObject({
      shortName: 'СОШ № 7',
      mapUrl: 'https://maps.example.ru/?p=7',
      addresses: [{ address: 'ул. Новая, 3', room: null, note: 'начальная школа' }],
      phones: [{ phone: '8 (384-3) 00-00-08', note: 'приёмная' }],
      notice: 'Вход со двора.',
    });
  });

  test('of a notice with days shows it between them', async () => {
    const id = await add({ noticeFrom: day(1), noticeTo: day(3) });
    await accept(id);
    const noticeOn = async (days: number) => {
      const [shown] = await listAccepting(database(), desk.municipality.id, today().add({ days }));
      return shown?.notice;
    };
    expect([await noticeOn(0), await noticeOn(1), await noticeOn(3), await noticeOn(4)]).toEqual([
      null,
      'Вход со двора.',
      'Вход со двора.',
      null,
    ]);
  });

  test('is recorded with the names of what has changed', async () => {
    const id = await add();
    await change(id, { room: 'каб. 4', phone1: '', phoneNote1: '' });
    const entry = await database().auditEntry.findFirstOrThrow({
      where: { event: 'institution_changed', subjectId: id },
      include: { change: true },
    });
    expect(entry.details).toMatchObject({ fields: ['room', 'phones'] });
    expect(entry.change).not.toBeNull();
  });

  test('filled from an old page is refused', async () => {
    const id = await add();
    await change(id, { room: 'каб. 4' });
    const old = institutionCardFields.parse(card);
    const refused = await refusedWithoutTrace(() =>
      changeInstitution(desk.actor, desk.municipality, id, old),
    );
    expect(refused).toMatchObject({ code: 'conflict' });
  });

  test('of one more institution with the same name is refused', async () => {
    await add();
    expect(await refusedWithoutTrace(() => add({ name: 'СРЕДНЯЯ школа № 7' }))).toMatchObject({
      field: 'name',
    });
  });

  test('of one whose closing is only announced holds its name; a closing is not taken back over a namesake', async () => {
    const id = await add();
    const close = async (closedOn: Date) => {
      await database().institution.update({ where: { id }, data: { closedOn } });
    };
    await close(dbDate(today().add({ days: 20 })));
    expect(await refusedWithoutTrace(() => add())).toMatchObject({ field: 'name' });
    await close(dbDate(today()));
    const next = await add();
    const undo = async () => {
      const { version } = await read(id);
      await undoClosing(desk.actor, desk.municipality, id, { version });
    };
    const refused = await refusedWithoutTrace(undo);
    expect(refused).toMatchObject({ code: 'conflict', sentence: saying('СОШ № 7') });
    await change(next, { name: 'Средняя школа № 7 новая' });
    await undo();
    expect((await read(id)).closedOn).toBeNull();
  });

  test.each([
    [{ mapUrl: 'http://maps.example.ru' }, 'mapUrl'],
    [{ mapUrl: 'javascript:alert(1)' }, 'mapUrl'],
    [{ phone: '12-34' }, 'phone'],
    [{ notice: '', noticeTo: '01.09.2026' }, 'notice'],
    [{ noticeFrom: '02.09.2026', noticeTo: '01.09.2026' }, 'noticeTo'],
    [{ address1: '', addressNote1: 'гараж' }, 'address1'],
  ])('%j is told at its field', (changes, field) => {
    const parsed = institutionCardFields.safeParse({ ...card, ...changes });
    expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toContain(field);
  });

  test('does not exist for another municipality', async () => {
    const id = await add();
    const other = await givenDesk();
    const look = getInstitution(other.actor, other.municipality, id);
    await expect(look).rejects.toMatchObject({ code: 'not_found' });
    expect(await listInstitutionStaff(other.actor, other.municipality, id)).toEqual([]);
  });
});

test('hours of a week are put in the place of those before', async () => {
  const id = await add();
  const week = { day1: '9:30–17:00, обед 12:00–13:00', day2: '9-17' };
  await setHours(desk.actor, desk.municipality, id, hoursFields.parse({ ...week, version: '1' }));
  await setHours(desk.actor, desk.municipality, id, hoursFields.parse({ day6: '10–14', version: '2' }));
  expect(formatHours((await read(id)).hours)).toBe('сб 10:00–14:00');
});

test('closed days are added once and taken back while they lie ahead', async () => {
  const id = await add();
  const input = (version: string) =>
    closedDaysFields.parse({ from: day(3), to: day(5), reason: 'Ремонт', version });
  await addClosedDays(desk.actor, desk.municipality, id, input('1'));
  const again = () => addClosedDays(desk.actor, desk.municipality, id, input('2'));
  expect(await refusedWithoutTrace(again)).toMatchObject({ field: 'from' });
  const { closures } = await read(id);
  const place = { institutionId: id, closureId: closures[0]?.id ?? '' };
  await removeClosedDays(desk.actor, desk.municipality, place, { version: 2 });
  expect((await read(id)).closures).toEqual([]);
});

describe('removing', () => {
  test('what was added by mistake is gone', async () => {
    const id = await add();
    await removeInstitution(desk.actor, desk.municipality, id, { version: 1 });
    await expect(read(id)).rejects.toMatchObject({ code: 'not_found' });
  });

  test.each(['pupil', 'staff', 'right'])('one with a %s is closed instead', async (history) => {
    const id = await add();
    const { id: municipalityId } = desk.municipality;
    if (history === 'pupil') await givenChild({ municipalityId, institutionId: id });
    if (history === 'staff') await givenStaff({ role: 'operator', institutionId: id });
    if (history === 'right') await accept(id);
    const { version } = await read(id);
    const refused = await refusedWithoutTrace(() =>
      removeInstitution(desk.actor, desk.municipality, id, { version }),
    );
    expect(refused).toMatchObject({ code: 'conflict' });
    expect((await read(id)).shortName).toBe('СОШ № 7');
  });
});

test('the order of the list is moved step by step, and families see it', async () => {
  const { id: municipalityId } = desk.municipality;
  const ids: string[] = [];
  for (const [sortOrder, name] of ['Первая', 'Вторая', 'Третья'].entries()) {
    const { id } = await givenInstitution({ municipalityId, name, accepts: 'everybody' });
    await database().institution.update({ where: { id }, data: { sortOrder } });
    ids.push(id);
  }
  const [first = '', second = '', third = ''] = ids;
  await moveInstitution(desk.actor, desk.municipality, third, { direction: 'up', past: second });
  const names = async () =>
    (await listAccepting(database(), municipalityId, today())).map(({ shortName }) => shortName);
  expect(await names()).toEqual(['Первая', 'Третья', 'Вторая']);
  const stale = () =>
    moveInstitution(desk.actor, desk.municipality, first, { direction: 'down', past: second });
  expect(await refusedWithoutTrace(stale)).toMatchObject({ code: 'conflict' });
  const { rows } = await listInstitutions(desk.actor, desk.municipality, {
    part: 'open',
    query: '',
    after: null,
  });
  expect(rows.map(({ above, below }) => [above, below])).toEqual([
    [null, third],
    [first, second],
    [third, null],
  ]);
});

test('a long list goes on after its fiftieth, and a word finds its own', async () => {
  const { id: municipalityId } = desk.municipality;
  await database().institution.createMany({
    data: Array.from({ length: 52 }, (_, n) => ({
      municipalityId,
      kind: 'school' as const,
      name: `Школа № ${n + 1}`,
      shortName: `Школа № ${n + 1}`,
      address: 'ул. Новая, 1',
      sortOrder: n,
    })),
  });
  const search = { part: 'open', query: '', after: null } as const;
  const page = await listInstitutions(desk.actor, desk.municipality, search);
  const rest = await listInstitutions(desk.actor, desk.municipality, { ...search, after: page.next });
  expect([page.rows.length, rest.rows.map(({ shortName }) => shortName), rest.next]).toEqual([
    50,
    ['Школа № 51', 'Школа № 52'],
    null,
  ]);
  expect(rest.rows[0]?.above).toBe(page.rows[49]?.id);
  const found = await listInstitutions(desk.actor, desk.municipality, { ...search, query: '№ 33' });
  expect(found.rows.map(({ shortName }) => shortName)).toEqual(['Школа № 33']);
});
