import { expect, test } from 'vitest';
import { comparable } from '@/tests/support/e2e-answers';

/** The content of a page, cut by React in the middle of the id; `between` is what was drawn in the meantime. */
function page(id: string, between = ''): string {
  const content = `["$","a",null,{"href":"/x/${id}/y"}]`;
  return [content.slice(0, 30), content.slice(30)]
    .map((part) => `<script nonce="a">self.__next_f.push([1,${JSON.stringify(part)}])</script>`)
    .join(between);
}

const [one, other] = [
  '023d8aef-3b0d-4204-b4ac-2e24e56b06e5',
  'e3ad4ea0-3984-4723-9045-b09552b50275',
] as const;

test('pages that differ in an id alone compare as equal, wherever they were cut', () => {
  expect(comparable(page(one))).toBe(comparable(page(other)));
});

test('so do those with a part of the page between the pieces of its content', () => {
  expect(comparable(page(one, '<p>б</p>'))).toBe(comparable(page(other, '<p>б</p>')));
  expect(comparable(`<p>б</p>${page(one)}`)).toBe(comparable(page(other, '<p>б</p>')));
});

test('pages that differ in their words or in their content do not', () => {
  expect(comparable(page(one, '<p>б</p>'))).not.toBe(comparable(page(one, '<p>в</p>')));
  expect(comparable(page(one))).not.toBe(comparable(page(one).replace('/y', '/z')));
});
