import { expect, test } from 'vitest';
import { isReordered, planOrder } from '@/lib/directory/list-file/plan-order';

const known = ['a', 'b', 'c', 'd'];

test.each([
  ['the file as it was taken', ['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd']],
  ['another order', ['d', 'c', 'b', 'a'], ['d', 'c', 'b', 'a']],
  ['a part of the list keeps its own places', ['d', 'b'], ['a', 'd', 'c', 'b']],
  ['one line moves nothing', ['c'], ['a', 'b', 'c', 'd']],
  ['a new one stands after the line above it', ['a', 2, 3, 'c'], ['a', 2, 3, 'b', 'c', 'd']],
  ['a new first one before the line below it', [2, 'b'], ['a', 2, 'b', 'c', 'd']],
  ['only new ones go to the end', [2, 3], ['a', 'b', 'c', 'd', 2, 3]],
])('%s', (_, file, order) => {
  expect(planOrder(known, file)).toEqual(order);
});

test('a new line in between is no other order of those that were there', () => {
  expect(isReordered(known, planOrder(known, ['a', 2, 'c']))).toBe(false);
  expect(isReordered(known, planOrder(known, ['b', 2, 'a']))).toBe(true);
});
