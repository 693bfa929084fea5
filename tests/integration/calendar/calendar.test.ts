import { beforeAll, describe, expect, test } from 'vitest';
import { POST as importFile } from '@/app/admin/region/calendar/import/save/route';
import type { DeskActor } from '@/lib/access/municipality';
import { openSession } from '@/lib/access/session';
import { importCalendar } from '@/lib/calendar/import-calendar';
import { calendarText, keepCalendarFile } from '@/lib/calendar/keep-file';
import { getCalendarYear } from '@/lib/calendar/queries';
import { calendarDayFields, setCalendarDay } from '@/lib/calendar/set-day';
import { bringingDeadline } from '@/lib/certificates/deadline';
import { calendarDayRows } from '@/lib/local/demo/calendar-days';
import { setClock } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { givenMunicipality, givenStaff } from '@/tests/support/given';
import { posted } from '@/tests/support/posted';
import { noTraces, refusedWithoutTrace, saying, tracesOf } from '@/tests/support/traces';

let municipalityId: string;
let admin: DeskActor;
let region: DeskActor;
let regionToken: string;

beforeAll(async () => {
  municipalityId = (await givenMunicipality()).id;
  admin = (await givenStaff({ role: 'municipal_admin', municipalityId })).actor;
  const staff = await givenStaff({ role: 'regional_admin' });
  region = staff.actor;
  const { accountId, grantId: id } = staff;
  regionToken = await inTransaction((tx) => openSession(tx, { id, accountId, role: 'regional_admin' }));
});

/** Monday 15 June 2026 at noon in Novokuznetsk. */
const received = new Date('2026-06-15T05:00:00Z');

async function deadlineIn(place: string): Promise<string | undefined> {
  setClock(() => received);
  const certificate = {
    createdAt: received,
    daysToBring: 5,
    municipalityId: place,
    chosenInstitutionId: null,
  };
  const deadline = await bringingDeadline(database(), certificate);
  setClock();
  return deadline?.until.toString();
}

async function seenOf(owner: string | null): Promise<number> {
  return database().calendarChange.count({ where: { municipalityId: owner } });
}

async function set(owner: string | null, typed: Record<string, string>, seen?: number): Promise<number> {
  const input = calendarDayFields.parse({ ...typed, seen: String(seen ?? (await seenOf(owner))) });
  return setCalendarDay(owner === null ? region : admin, owner, input);
}

const holiday = { day: '17.06.2026', kind: 'day_off', title: 'День города' };

test('the federal days of 2025–2027 come with the database, marked as such', async () => {
  const rows = await database().calendarDay.findMany({
    where: { municipalityId: null, source: 'seeded' },
    orderBy: { day: 'asc' },
    select: { day: true, mark: true, title: true },
  });
  const told = calendarDayRows().map(({ day, mark, title }) => ({ day: new Date(day), mark, title }));
  expect(rows).toEqual(told.toSorted((a, b) => a.day.getTime() - b.day.getTime()));
  const working = (await getCalendarYear(region, null, 2026)).months.map(({ workingDays }) => workingDays);
  // The norms of the production calendar of 2026.
  expect(working).toEqual([15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22]);
});

describe('a day of a municipality', () => {
  test('moves the deadlines of its families at once, and nobody else’s', async () => {
    const other = (await givenMunicipality()).id;
    expect(await deadlineIn(municipalityId)).toBe('2026-06-22');
    const traces = await tracesOf(() => set(municipalityId, holiday));
    expect(traces).toMatchObject({ ...noTraces, audit: [{ event: 'calendar_changed' }] });
    expect(await deadlineIn(municipalityId)).toBe('2026-06-23');
    expect(await deadlineIn(other)).toBe('2026-06-22');
    await set(municipalityId, { day: '20.06.2026', kind: 'working', title: 'Рабочая суббота' });
    expect(await deadlineIn(municipalityId)).toBe('2026-06-22');
    await set(municipalityId, { day: '17.06.2026', kind: 'plain', title: '' });
    await set(municipalityId, { day: '20.06.2026', kind: 'plain', title: '' });
    expect(await deadlineIn(municipalityId)).toBe('2026-06-22');
    expect(await deadlineIn(other)).toBe('2026-06-22');
  });

  test('stands over the federal one, and every change of it stays', async () => {
    await set(municipalityId, { day: '12.06.2026', kind: 'working', title: 'Работаем' });
    const page = await getCalendarYear(admin, municipalityId, 2026);
    const shown = page.marked.find(({ day }) => day.toString() === '2026-06-12');
    expect(shown).toMatchObject({ mark: 'working', own: true });
    expect(page.changes[0]).toMatchObject({ mark: 'working', title: 'Работаем', source: 'entered' });
    await expect(database().calendarChange.deleteMany({})).rejects.toMatchObject({ code: 'P2003' });
  });
});

describe('a day is refused', () => {
  test('when somebody else changed the calendar meanwhile; the same twice is once', async () => {
    const seen = await seenOf(municipalityId);
    expect(await set(municipalityId, holiday, seen)).toBe(1);
    expect(await set(municipalityId, holiday, seen)).toBe(0);
    const late = () => set(municipalityId, { ...holiday, title: 'Другое' }, seen);
    expect(await refusedWithoutTrace(late)).toMatchObject({ code: 'conflict' });
  });

  test('of the federal calendar to a municipal admin', async () => {
    const input = calendarDayFields.parse({ ...holiday, seen: '0' });
    const refusal = await refusedWithoutTrace(() => setCalendarDay(admin, null, input));
    expect(refusal).toMatchObject({ code: 'forbidden' });
  });

  test.each([
    [{ ...holiday, title: '' }, 'Напишите, почему'],
    [{ ...holiday, day: '01.01.1990' }, 'Календарь ведётся'],
    [{ ...holiday, kind: 'maybe' }, 'Выберите, какой это день'],
  ])('%j', (typed, words) => {
    const read = calendarDayFields.safeParse({ ...typed, seen: '0' });
    expect(read.error?.issues[0]?.message).toContain(words);
  });
});

describe('a calendar from a file', () => {
  const lines = 'дата;вид;название\n01.01.2031;выходной;Новый год\n04.01.2031;рабочий;Рабочая суббота';

  test('adds its days; taken instead of the year it takes the others off', async () => {
    await set(null, { day: '06.05.2031', kind: 'day_off', title: 'Перенос' });
    const kept = await keepCalendarFile(region, sent(lines));
    const take = async (mode: 'add' | 'replace') =>
      importCalendar(region, null, { kept, mode, seen: await seenOf(null), confirmed: '' });
    const added = await take('add');
    expect(added).toEqual({ year: 2031, written: 2 });
    const titles = async () =>
      (await getCalendarYear(region, null, 2031)).marked.map(({ title, source }) => `${title} ${source}`);
    expect(await titles()).toEqual(['Новый год imported', 'Рабочая суббота imported', 'Перенос entered']);
    await take('replace');
    expect(await titles()).toEqual(['Новый год imported', 'Рабочая суббота imported']);
    const again = await importCalendar(region, null, { kept, mode: 'replace', seen: 0, confirmed: '' });
    expect(again.written).toBe(0);
  });

  test('comes as an upload in Windows-1251, too', async () => {
    expect(calendarText({ bytes: Buffer.from([0xc4, 0xe5, 0xed, 0xfc]), tooLarge: false })).toBe('День');
    const body = new FormData();
    const content = Buffer.concat([Buffer.from('09.05.2032;'), windows1251('выходной;Праздник')]);
    body.set('file', new File([content], 'kalendar.csv'));
    body.set('mode', 'add');
    body.set('seen', String(await seenOf(null)));
    const answer = await importFile(
      posted('/admin/region/calendar/import/save', { token: regionToken, body }),
      { params: Promise.resolve({}) },
    );
    expect(answer.headers.get('location')).toContain('year=2032&done=saved');
    const row = await database().calendarDay.findFirst({ where: { day: new Date('2032-05-09') } });
    expect(row).toMatchObject({ title: 'Праздник', source: 'imported' });
  });

  test('is refused whole, with the line that is wrong', async () => {
    const content = `${lines}\n99.99.2031;выходной;А`;
    const taken = () => keepCalendarFile(region, sent(content));
    expect(await refusedWithoutTrace(taken)).toMatchObject({ code: 'invalid', field: 'file' });
    await expect(taken()).rejects.toThrow('Строка 4');
  });

  test('waits for whoever sent it, and for nobody else', async () => {
    const kept = await keepCalendarFile(region, sent('01.01.2033;выходной;Новый год'));
    const input = { mode: 'add', seen: await seenOf(null), confirmed: '' } as const;
    const other = (await givenStaff({ role: 'regional_admin' })).actor;
    const foreign = () => importCalendar(other, null, { kept, ...input });
    expect(await refusedWithoutTrace(foreign)).toMatchObject({
      field: 'file',
      sentence: saying('не хранится'),
    });
    const none = () => importCalendar(region, null, { kept: '', ...input });
    expect(await refusedWithoutTrace(none)).toMatchObject({
      field: 'file',
      sentence: saying('Выберите файл'),
    });
  });
});

/** A file as the form hands it over. */
function sent(content: string) {
  return { bytes: Buffer.from(content), tooLarge: false };
}

/** Russian letters in the encoding in which tables were long saved. */
function windows1251(text: string): Buffer {
  const codes = [...text].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
  return Buffer.from(codes);
}
