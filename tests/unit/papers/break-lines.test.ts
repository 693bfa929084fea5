import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLines } from '@/lib/papers/break-lines';

/** Every character is one unit wide. */
const breakAt = (text: string, width: number) =>
  breakLines(text, { width, space: 1, measure: (word) => [...word].length });

test('lines end at spaces, and all but the last keep theirs', () => {
  expect(breakAt('мама мыла раму', 9)).toEqual(['мама мыла ', 'раму']);
});

test('a hyphen does not break a word that fits the next line', () => {
  expect(breakAt('серия II-ЛО', 9)).toEqual(['серия ', 'II-ЛО']);
});

test('a no-break space keeps its words together', () => {
  expect(breakAt('запись №\u00a05', 9)).toEqual(['запись ', '№\u00a05']);
});

test('a word wider than a line is parted after its hyphens, then anywhere', () => {
  expect(breakAt('Северо-Енисейский', 11)).toEqual(['Северо-', 'Енисейский']);
  expect(breakAt('аааааааа', 3)).toEqual(['ааа', 'ааа', 'аа']);
});

test('no text is lost and no line is wider than allowed', () => {
  const words = fc.array(fc.string({ minLength: 1, maxLength: 30 }).map((word) => word.replace(/\s/gu, 'я')));
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 40 }), (list, width) => {
      const lines = breakAt(list.join(' '), width);
      expect(lines.join('')).toBe(list.join(' '));
      for (const line of lines) expect([...line.replace(/ $/u, '')].length).toBeLessThanOrEqual(width);
    }),
  );
});
