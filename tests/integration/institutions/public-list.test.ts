import { Temporal } from 'temporal-polyfill';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listChanges } from '@/lib/institutions/list-changes';
import { findMunicipality, listFunding, listMunicipalities } from '@/lib/institutions/municipalities';
import { listPublicInstitutions, type ListSearch } from '@/lib/institutions/public-list';
import { setClock } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { givenGroup, givenInstitution, givenMunicipality } from '@/tests/support/given';

const day = (text: string) => Temporal.PlainDate.from(text);

async function open(institutionId: string, ...weekdays: number[]) {
  const lunch = { lunchFrom: 12 * 60, lunchTo: 13 * 60 };
  await database().institutionHours.createMany({
    data: weekdays.map((weekday) => ({ institutionId, weekday, opensAt: 570, closesAt: 1020, ...lunch })),
  });
}

/** On the clock of the region, which is seven hours ahead. */
function at(moment: string) {
  setClock(() => new Date(`${moment}+07:00`));
}

function found(municipalityId: string | null, search: Partial<ListSearch> = {}) {
  return listPublicInstitutions({ municipalityId, search: '', openNow: false, after: null, ...search });
}

async function namesOf(municipalityId: string | null, search: Partial<ListSearch> = {}): Promise<string[]> {
  return (await found(municipalityId, search)).institutions.map(({ shortName }) => shortName);
}

afterEach(() => {
  setClock();
});

describe('список муниципалитета', () => {
  let town: string;

  beforeAll(async () => {
    town = (await givenMunicipality()).id;
    const add = (name: string, options: Partial<Parameters<typeof givenInstitution>[0]> = {}) =>
      givenInstitution({ municipalityId: town, name, accepts: 'everybody', ...options });
    const own = await add('Детский сад № 7', { accepts: 'own_pupils' });
    const center = await add('Центр «Ёлочка»');
    await add('Скоро откроется', { from: day('2199-01-01') });
    await add('Уже не принимает', { to: day('2020-01-01') });
    await add('Только логины', { accepts: null, issuesLogins: true });
    const closed = await add('Закрыто навсегда');
    await database().institution.update({
      where: { id: closed.id },
      data: { closedOn: new Date('2020-01-01') },
    });
    await database().institution.update({
      where: { id: center.id },
      data: { address: 'пр. Строителей, 83А' },
    });
    await open(center.id, 1, 2, 3, 4, 5);
    await open(own.id, 1);
    await database().calendarDay.create({
      data: { day: new Date('2026-05-11'), mark: 'day_off', title: 'Праздник', municipalityId: town },
    });
    await database().institutionClosure.create({
      data: {
        institutionId: center.id,
        closedFrom: new Date('2026-05-18'),
        closedTo: new Date('2026-05-18'),
        reason: 'Ремонт',
      },
    });
  });

  test('сначала для всех, потом для своих, потом те, кто начнёт позже; остальных нет', async () => {
    const { institutions } = await found(town);
    expect(institutions.map(({ shortName, part }) => [shortName, part])).toEqual([
      ['Центр «Ёлочка»', 'everybody'],
      ['Детский сад № 7', 'own_pupils'],
      ['Скоро откроется', 'later'],
    ]);
    expect(institutions.at(-1)?.acceptsFrom?.toString()).toBe('2199-01-01');
  });

  test.each([
    ['елочка', ['Центр «Ёлочка»']],
    ['ЁЛОЧКА', ['Центр «Ёлочка»']],
    ['проспект строителей 83а', ['Центр «Ёлочка»']],
    ['сад 7', ['Детский сад № 7']],
    ['щщ%', []],
  ])('поиск «%s»', async (search, names) => {
    expect(await namesOf(town, { search })).toEqual(names);
  });

  test.each([
    ['2026-05-04T10:00', ['Центр «Ёлочка»', 'Детский сад № 7']],
    ['2026-05-04T12:30', []],
    ['2026-05-04T17:00', []],
    ['2026-05-05T10:00', ['Центр «Ёлочка»']],
    ['2026-05-11T10:00', []],
    ['2026-05-18T10:00', ['Детский сад № 7']],
    ['2026-05-16T10:00', []],
  ])('открыто %s', async (moment, names) => {
    at(moment);
    expect(await namesOf(town, { openNow: true })).toEqual(names);
  });
});

describe('длинный список', () => {
  let town: string;

  beforeAll(async () => {
    town = (await givenMunicipality()).id;
    for (let n = 0; n < 70; n += 1) {
      const { id } = await givenInstitution({
        municipalityId: town,
        name: `Школа № ${n + 1}`,
        accepts: n % 10 === 9 ? 'own_pupils' : 'everybody',
      });
      if (n % 2 === 0) await open(id, 1);
    }
  }, 60_000);

  async function allPages(search: Partial<ListSearch> = {}): Promise<string[][]> {
    const pages: string[][] = [];
    let after: string | null = null;
    do {
      const { institutions, next } = await found(town, { ...search, after });
      pages.push(institutions.map(({ id }) => id));
      after = next;
    } while (after !== null);
    return pages;
  }

  test('по тридцать на странице, каждое один раз', async () => {
    const pages = await allPages();
    expect(pages.map(({ length }) => length)).toEqual([30, 30, 10]);
    expect(new Set(pages.flat()).size).toBe(70);
  });

  test('открытые сейчас собираются со всего списка', async () => {
    at('2026-05-04T10:00');
    expect((await allPages({ openNow: true })).map(({ length }) => length)).toEqual([30, 5]);
  });

  test('ссылка на место, которого больше нет, открывает начало', async () => {
    const first = await found(town);
    const lost = await found(town, { after: '00000000-0000-4000-8000-000000000000' });
    expect(lost).toEqual(first);
  });

  test('по всему региону — под своими муниципалитетами', async () => {
    const { institutions } = await found(null, { search: 'школа 70' });
    expect(institutions.map(({ municipality }) => municipality.id)).toContain(town);
  });
});

test('список меняется с дня, который объявлен', async () => {
  const { id, slug } = await givenMunicipality();
  const until = { municipalityId: id, accepts: 'everybody' as const, to: day('2198-12-31') };
  const since = { municipalityId: id, accepts: 'everybody' as const, from: day('2199-01-01') };
  const old = await givenInstitution(until);
  const next = await givenInstitution(since);
  const [change] = await listChanges(id);
  expect(change).toMatchObject({ begin: [{ id: next.id }], end: [{ id: old.id }], othersStay: false });
  const listed = (await listMunicipalities()).find((municipality) => municipality.slug === slug);
  expect(listed?.accepting).toBe(1);
});

test('муниципалитет называет только свои действующие тексты', async () => {
  const { id, slug } = await givenMunicipality();
  const text = { municipalityId: id, title: 'Текст', body: 'Текст' };
  await database().municipalText.createMany({
    data: [
      { ...text, kind: 'legal_act', effectiveFrom: new Date('2020-01-01') },
      { ...text, kind: 'funding_rules', effectiveFrom: new Date('2199-01-01') },
    ],
  });
  expect((await findMunicipality(slug))?.textPages).toEqual(['legal-act']);
  expect(await findMunicipality('no-such-town')).toBeNull();
});

test('номинал называется, когда деньги уже выдают', async () => {
  const now = await givenMunicipality();
  const later = await givenMunicipality({ fundedFrom: new Date('2199-01-01') });
  for (const { id } of [now, later]) {
    await givenGroup({ municipalityId: id, kind: 'funded', yearlyAmount: '12000.00' });
    await givenGroup({ municipalityId: id, kind: 'funded', yearlyAmount: '9000.50' });
    await givenGroup({ municipalityId: id, kind: 'funded', yearlyAmount: '99000.00', active: false });
  }
  const funding = new Map((await listFunding()).map((row) => [row.slug, row] as const));
  expect(funding.get(now.slug)).toMatchObject({ fundedBegun: true, yearlyAmounts: ['9000.50', '12000.00'] });
  expect(funding.get(later.slug)).toMatchObject({ fundedBegun: false, yearlyAmounts: [] });
});
