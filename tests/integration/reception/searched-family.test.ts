import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { searchedFor } from '@/app/counter/family/new/_searched';
import { rememberSearch, searchFields } from '@/lib/counter/search-fields';
import { givenStaff } from '@/tests/support/given';

test('who was looked for stands in the form of the family, for whoever looked and for nobody else', async () => {
  const [{ actor }, other] = [await givenStaff({ role: 'operator' }), await givenStaff({ role: 'operator' })];
  const words = searchFields.parse({ query: 'Зимина Вера', birthDate: '20.06.2019' });
  const search = await rememberSearch(actor, words);
  const asked = (id: string) => Promise.resolve({ search: id });
  expect(await searchedFor(actor, asked(search))).toEqual({
    child1Surname: 'Зимина',
    child1GivenName: 'Вера',
    child1BirthDate: '20.06.2019',
  });
  expect(await searchedFor(other.actor, asked(search))).toEqual({});
  expect(await searchedFor(actor, asked(randomUUID()))).toEqual({});
  expect(await searchedFor(actor, Promise.resolve({ search: 'Зимина' }))).toEqual({});
});
