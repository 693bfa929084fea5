import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { NothingFound } from '@/components/counter/search-findings';

const enterHref = '/counter/family/new?search=0191';
const shown = (by: 'name' | 'number', withBirthDate = false) =>
  renderToStaticMarkup(<NothingFound by={by} withBirthDate={withBirthDate} enterHref={enterHref} />);

test('a name nobody answers to leads to the form of a family without a cabinet, a number does not', () => {
  expect(shown('name')).toContain(`href="${enterHref}"`);
  expect(shown('number')).not.toContain(enterHref);
});

test('after a number the words say what a birth date looks like, and promise no surname where none can be found', () => {
  expect(shown('number')).toContain('например 20.06.2019');
  expect(shown('number', true)).toContain('другого муниципалитета только по верному номеру');
});
