import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameKey } from '@/lib/domain/names';
import { alikeEnds, compareChildren } from '@/lib/domain/same-child';
import type { ChildIdentity } from '@/lib/domain/same-child';
import { day } from './arbitraries';

const child: ChildIdentity = {
  surname: 'Семёнова',
  givenName: 'Алёна',
  patronymic: 'Петровна',
  birthDate: day('2014-06-20'),
  snilsIndex: null,
  documentIndexes: [],
};

function compared(one: Partial<ChildIdentity>, other: Partial<ChildIdentity> = {}) {
  return compareChildren({ ...child, ...other }, { ...child, ...one });
}

const stranger: Partial<ChildIdentity> = {
  surname: 'Кузнецов',
  givenName: 'Олег',
  patronymic: 'Ильич',
  birthDate: day('2016-11-03'),
};

describe('certain', () => {
  test('by SNILS, whatever else is written', () => {
    const result = compared({ ...stranger, snilsIndex: 's1' }, { snilsIndex: 's1' });
    expect(result).toEqual({ verdict: 'certain', alike: ['snils'] });
  });

  test('by any one document', () => {
    const result = compared(
      { ...stranger, documentIndexes: ['d3', 'd2'] },
      { documentIndexes: ['d1', 'd2'] },
    );
    expect(result).toEqual({ verdict: 'certain', alike: ['document'] });
  });

  test('says everything that is alike', () => {
    const known = { snilsIndex: 's1', documentIndexes: ['d1'] };
    expect(compared(known, known).alike).toEqual(['snils', 'document', 'name', 'birth_date']);
  });

  test('two children without SNILS and documents are not one for that', () => {
    expect(compared(stranger)).toEqual({ verdict: 'different', alike: [] });
  });
});

describe('possible by name, with the same birth date', () => {
  test.each([
    ['ё and е', { surname: 'Семенова', givenName: 'Алена' }, 'name'],
    ['case', { surname: 'СЕМЁНОВА' }, 'name'],
    ['spaces and hyphens', { surname: 'Семё нова', givenName: 'А-лёна' }, 'name'],
    ['a wrong letter', { surname: 'Симёнова' }, 'name_with_slip'],
    ['a letter left out', { givenName: 'Алён' }, 'name_with_slip'],
    ['a letter too many', { patronymic: 'Петтровна' }, 'name_with_slip'],
    ['two neighbours swapped', { surname: 'Семёнвоа' }, 'name_with_slip'],
    ['no patronymic on one side', { patronymic: null }, 'name_with_slip'],
    ['an empty patronymic', { patronymic: '' }, 'name_with_slip'],
  ] as const)('%s', (_, change, alike) => {
    expect(compared(change)).toEqual({ verdict: 'possible', alike: [alike, 'birth_date'] });
  });

  test.each([
    ['two wrong letters', { surname: 'Симонова' }],
    ['another given name', { givenName: 'Ольга' }],
    ['another patronymic', { patronymic: 'Ильинична' }],
    ['no patronymic and a slip besides', { patronymic: null, surname: 'Симёнова' }],
    ['two letters swapped that are not neighbours', { surname: 'Намёсова' }],
  ])('not with %s', (_, change) => {
    expect(compared(change)).toEqual({ verdict: 'different', alike: ['birth_date'] });
  });

  test('both without a patronymic', () => {
    expect(compared({ patronymic: null }, { patronymic: null }).alike).toEqual(['name', 'birth_date']);
    expect(compared({ patronymic: null, surname: 'Симёнова' }, { patronymic: null }).verdict).toBe(
      'possible',
    );
  });

  test('surname and given name in each other’s place are one string less alike', () => {
    expect(compared({ surname: 'Алёна', givenName: 'Семёнова' }).verdict).toBe('different');
  });
});

describe('possible by birth date with a slip, with the same name', () => {
  test.each([
    ['a wrong digit of the day', '2014-06-21'],
    ['a wrong digit of the month', '2014-08-20'],
    ['a wrong digit of the year', '2015-06-20'],
    ['neighbours swapped in the year', '2041-06-20'],
    ['neighbours swapped in the day', '2014-06-02'],
  ])('%s', (_, birthDate) => {
    expect(compared({ birthDate: day(birthDate) })).toEqual({
      verdict: 'possible',
      alike: ['name', 'birth_date_with_slip'],
    });
  });

  test('day and month swapped', () => {
    const result = compared({ birthDate: day('2014-12-03') }, { birthDate: day('2014-03-12') });
    expect(result.verdict).toBe('possible');
  });

  test.each([
    ['two wrong digits', '2014-07-21'],
    ['another year of the same day', '2009-06-20'],
    ['day and month moved by a place', '2014-02-06'],
  ])('not with %s', (_, birthDate) => {
    expect(compared({ birthDate: day(birthDate) })).toEqual({ verdict: 'different', alike: ['name'] });
  });

  test('a slip in the name and another in the date are too much', () => {
    const both = compared({ surname: 'Симёнова', birthDate: day('2014-06-21') });
    expect(both).toEqual({ verdict: 'different', alike: ['name_with_slip', 'birth_date_with_slip'] });
    expect(compared({ patronymic: null, birthDate: day('2014-06-21') }).verdict).toBe('different');
  });
});

describe('any two children', () => {
  const word = fc.string({ unit: fc.constantFrom('а', 'б', 'ё', 'е'), minLength: 1, maxLength: 4 });
  const identity: fc.Arbitrary<ChildIdentity> = fc.record({
    surname: word,
    givenName: word,
    patronymic: fc.option(word),
    birthDate: fc.integer({ min: 0, max: 400 }).map((days) => day('2014-01-01').add({ days })),
    snilsIndex: fc.option(fc.constantFrom('s1', 's2', 's3')),
    documentIndexes: fc.array(fc.constantFrom('d1', 'd2', 'd3', 'd4'), { maxLength: 2 }),
  });

  test('the order does not matter', () => {
    fc.assert(
      fc.property(identity, identity, (a, b) => {
        expect(compareChildren(a, b)).toEqual(compareChildren(b, a));
      }),
      { numRuns: 1000 },
    );
  });

  test('a child is never different from itself', () => {
    fc.assert(fc.property(identity, (one) => compareChildren(one, one).verdict !== 'different'));
  });
});

describe('the ends by which those born on the same day are searched for', () => {
  const part = (most: number) =>
    fc
      .array(fc.constantFrom(...'абвё'), { minLength: 1, maxLength: most })
      .map((letters) => letters.join(''));
  const someone = fc.record({
    surname: part(9),
    givenName: part(6),
    patronymic: fc.option(part(12)),
  });

  /** Nobody who may be the child is left out, whichever of the two is asked about. */
  function expectFound(one: ChildIdentity, other: ChildIdentity): void {
    if (compareChildren(one, other).verdict === 'different') return;
    const { start, end } = alikeEnds(one);
    const key = nameKey(other.surname + other.givenName + (other.patronymic ?? ''));
    expect([key, key.startsWith(start) || key.endsWith(end)]).toEqual([key, true]);
  }

  test('find whoever has the same name with a slip anywhere', () => {
    fc.assert(
      fc.property(
        someone,
        fc.nat(),
        fc.constantFrom('left out', 'too many', 'wrong', 'swapped'),
        fc.constantFrom('surname', 'givenName', 'patronymic'),
        (names, place, slip, where) => {
          const letters = [...(names[where] ?? '')];
          const at = place % (letters.length + 1);
          if (slip === 'left out') letters.splice(at, 1);
          else if (slip === 'too many') letters.splice(at, 0, 'г');
          else if (slip === 'wrong') letters.splice(at, 1, 'г');
          else letters.splice(at, 2, ...letters.slice(at, at + 2).toReversed());
          const [one, other] = [
            { ...child, ...names },
            { ...child, ...names, [where]: letters.join('') },
          ];
          expectFound(one, other);
          expectFound(other, one);
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('find whoever has no patronymic', () => {
    fc.assert(
      fc.property(someone, (names) => {
        const [one, other] = [
          { ...child, ...names },
          { ...child, ...names, patronymic: null },
        ];
        expectFound(one, other);
        expectFound(other, one);
      }),
      { numRuns: 2000 },
    );
  });

  test('leave most others out, but nobody who has a short name', () => {
    expect(alikeEnds(child)).toEqual({ start: 'семенов', end: 'етровна' });
    expect(alikeEnds({ surname: 'Ли', givenName: 'Ян', patronymic: null })).toEqual({ start: '', end: '' });
  });
});
