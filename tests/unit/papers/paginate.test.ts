import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paginate, type Measured } from '@/lib/papers/paginate';

const block = (height: number, rest: Partial<Measured> = {}): Measured => ({
  height,
  gap: 0,
  keepWithNext: false,
  pinned: false,
  ...rest,
});

test('blocks follow each other with their gaps, the first of a page without', () => {
  expect(paginate([block(10, { gap: 5 }), block(20, { gap: 5 }), block(80, { gap: 5 })], 100)).toEqual([
    [
      { index: 0, y: 0 },
      { index: 1, y: 15 },
    ],
    [{ index: 2, y: 0 }],
  ]);
});

test('a block that is kept with the next one moves with it', () => {
  const pages = paginate([block(50), block(20, { keepWithNext: true }), block(40)], 100);
  expect(pages.map((page) => page.map((placed) => placed.index))).toEqual([[0], [1, 2]]);
});

test('a pinned block stands at the foot of its page', () => {
  expect(paginate([block(30), block(20, { gap: 5, pinned: true })], 100)).toEqual([
    [
      { index: 0, y: 0 },
      { index: 1, y: 80 },
    ],
  ]);
});

test('every block stands once, in order, inside its page and below the one before', () => {
  const blocks = fc.array(
    fc.record({
      height: fc.integer({ min: 1, max: 30 }),
      gap: fc.integer({ min: 0, max: 5 }),
      keepWithNext: fc.constant(false),
      pinned: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(blocks, (list) => {
      const pages = paginate(list, 100);
      expect(pages.flat().map((placed) => placed.index)).toEqual(list.map((_block, index) => index));
      for (const page of pages) {
        let foot = 0;
        for (const { index, y } of page) {
          expect(y).toBeGreaterThanOrEqual(foot);
          foot = y + (list[index]?.height ?? 0);
        }
        expect(foot).toBeLessThanOrEqual(100);
      }
    }),
  );
});
