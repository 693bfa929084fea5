import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalEntry, type SealableEntry } from '@/lib/domain/audit-canonical';

const plain: SealableEntry = {
  id: '7',
  at: '1795000000123000',
  event: 'scan_viewed',
  accountId: 'a',
  role: 'operator',
  institutionId: 'i',
  subjectKind: 'document',
  subjectId: 'd',
  childId: 'c',
  details: '{}',
};

/** Few letters, with those that mean something in JSON: collisions would be likely if fields could run together. */
const word = fc.string({
  unit: fc.constantFrom('a', '"', ',', '\\', '[', 'n', 's', '1', ':', '}'),
  maxLength: 6,
});
const maybe = fc.oneof(word, fc.constantFrom(null, 'null'));
const details = fc.json({ maxDepth: 3, noUnicodeString: false });

const entry: fc.Arbitrary<SealableEntry> = fc.record({
  id: word,
  at: word,
  event: word,
  accountId: maybe,
  role: maybe,
  institutionId: maybe,
  subjectKind: word,
  subjectId: word,
  childId: maybe,
  details,
});

function sameDetails(a: string, b: string): boolean {
  return canonicalEntry({ ...plain, details: a }) === canonicalEntry({ ...plain, details: b });
}

function inOtherOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOtherOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, inOtherOrder(inner)] as const)
      .reverse(),
  );
}

describe('two entries that differ', () => {
  test('never share a text, however alike their fields run together', () => {
    fc.assert(
      fc.property(entry, entry, (a, b) => {
        const { details: detailsA, ...fieldsA } = a;
        const { details: detailsB, ...fieldsB } = b;
        const same = JSON.stringify(fieldsA) === JSON.stringify(fieldsB) && sameDetails(detailsA, detailsB);
        expect(canonicalEntry(a) === canonicalEntry(b)).toBe(same);
      }),
      { numRuns: 1000 },
    );
  });

  test('a letter moved from one field into the next makes another text', () => {
    const keys = Object.keys(plain).filter((key) => key !== 'details') as (keyof Omit<
      SealableEntry,
      'details'
    >)[];
    fc.assert(
      fc.property(fc.nat(keys.length - 2), word, word, word, (at, left, moved, right) => {
        const first = keys[at] ?? 'id';
        const second = keys[at + 1] ?? 'at';
        const before = canonicalEntry({ ...plain, [first]: left + moved, [second]: right });
        const after = canonicalEntry({ ...plain, [first]: left, [second]: moved + right });
        expect(before === after).toBe(moved === '');
      }),
    );
  });

  test('nothing is not the word «null», nor an empty text', () => {
    const texts = [null, 'null', ''].map((childId) => canonicalEntry({ ...plain, childId }));
    expect(new Set(texts).size).toBe(3);
  });

  test.each([
    ['{"n": 1}', '{"n": "1"}'],
    ['{"n": 1}', '{"n": 1.0}'],
    ['{"n": 9007199254740993}', '{"n": 9007199254740992}'],
    ['{"n": "n1"}', '{"n": 1}'],
    ['{"n": true}', '{"n": "true"}'],
    ['{"n": null}', '{}'],
    ['["a", "b"]', '["b", "a"]'],
    ['["a,b"]', '["a", "b"]'],
    ['{"__proto__": "a"}', '{}'],
    ['{"a": "\\"1"}', '{"a": "\\"2"}'],
  ])('%s is not %s', (a, b) => {
    expect(sameDetails(a, b)).toBe(false);
  });
});

describe('one entry', () => {
  test('has one text, in whatever order and spacing the keys of its details come', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        expect(sameDetails(JSON.stringify(value), JSON.stringify(inOtherOrder(value), null, 2))).toBe(true);
      }),
    );
  });

  test('keeps its text for ever: a chain of years ago must still come out', () => {
    expect(canonicalEntry({ ...plain, role: null, details: '{"b": [1, true], "a": "x"}' })).toBe(
      '["audit-entry-1","7","1795000000123000","scan_viewed","a",null,"i","document","d","c","{\\"sa\\":\\"sx\\",\\"sb\\":[\\"n1\\",true]}"]',
    );
  });
});
