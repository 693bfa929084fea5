import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { bornForAges } from '@/lib/domain/born-for-ages';
import { ageOn, type PlainDate } from '@/lib/domain/dates';
import {
  readRegisterAddress,
  registerColumnKeys,
  registerQuery,
  usedConditions,
  type RegisterList,
} from '@/lib/domain/register-list';

const first = Temporal.PlainDate.from('2000-01-01');
const day = (most: number) => fc.integer({ min: 0, max: most }).map((days) => first.add({ days }));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const lists: fc.Arbitrary<RegisterList> = fc.record({
  status: maybe(fc.constantFrom('active', 'returned', 'terminated')),
  kind: maybe(fc.constantFrom('funded', 'accounting')),
  group: maybe(fc.uuid()),
  school: maybe(fc.uuid()),
  activatedBy: maybe(fc.uuid()),
  municipality: maybe(fc.uuid()),
  ageFrom: maybe(fc.integer({ min: 0, max: 30 })),
  ageTo: maybe(fc.integer({ min: 0, max: 30 })),
  issuedFrom: maybe(day(9000)),
  issuedTo: maybe(day(9000)),
  activatedFrom: maybe(day(9000)),
  activatedTo: maybe(day(9000)),
  deadline: maybe(fc.constantFrom('over', 'near')),
  sort: maybe(fc.constantFrom('name', 'deadline', 'number')),
  columns: fc.subarray([...registerColumnKeys], { minLength: 1 }),
  search: maybe(fc.uuid()),
});

const read = (address: string) => readRegisterAddress(Object.fromEntries(new URLSearchParams(address)));

test('an address opens the very list it was made of', () => {
  fc.assert(
    fc.property(lists, (list) => {
      const again = read(registerQuery(list));
      expect(registerQuery(again)).toBe(registerQuery(list));
      expect(usedConditions(again)).toEqual(usedConditions(list));
      expect(again.columns).toEqual(list.columns);
    }),
  );
});

test('a list that is kept or proposed has no searched words in its address', () => {
  const list = read('status=active&search=0199b1a2-7c3d-7e4f-8a5b-6c7d8e9f0a1b');
  expect(registerQuery(list, { search: false })).toBe('status=active');
});

test('a damaged address opens what can be read of it', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('status', 'group', 'ageFrom', 'issuedFrom', 'sort'), fc.string()),
      (query) => {
        expect(read(registerQuery(readRegisterAddress(query)))).toEqual(readRegisterAddress(query));
      },
    ),
  );
  expect(read('status=nothing&ageFrom=7').ageFrom).toBe(7);
});

test('born for these ages is who is of these ages', () => {
  const ages = fc.integer({ min: 0, max: 20 });
  fc.assert(
    fc.property(day(9000), day(9000), maybe(ages), maybe(ages), (one, other, from, to) => {
      const [birth, today] = [one, other].toSorted((a, b) => Temporal.PlainDate.compare(a, b)) as [
        PlainDate,
        PlainDate,
      ];
      const age = ageOn(birth, today);
      const wanted = (from === null || age >= from) && (to === null || age <= to);
      const born = bornForAges({ from, to }, today);
      const after = born.first === null || Temporal.PlainDate.compare(birth, born.first) >= 0;
      const before = born.last === null || Temporal.PlainDate.compare(birth, born.last) <= 0;
      expect(after && before).toBe(wanted);
    }),
    { numRuns: 2000 },
  );
});
