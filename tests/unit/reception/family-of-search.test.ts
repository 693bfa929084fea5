import { expect, test } from 'vitest';
import { familyOfSearch } from '@/lib/reception/family-of-search';

test.each([
  ['зимина', '', { child1Surname: 'Зимина' }],
  [
    'Зимина Вера Олеговна 20.06.2019',
    '',
    {
      child1Surname: 'Зимина',
      child1GivenName: 'Вера',
      child1Patronymic: 'Олеговна',
      child1BirthDate: '20.06.2019',
    },
  ],
  [
    'Гасанов Тимур Рашид оглы',
    '',
    {
      child1Surname: 'Гасанов',
      child1GivenName: 'Тимур',
      child1Patronymic: 'Рашид оглы',
    },
  ],
  ['Зимина В. О.', '01.02.2020', { child1Surname: 'Зимина', child1BirthDate: '01.02.2020' }],
  ['Зимина 2019 г.р.', '', { child1Surname: 'Зимина' }],
  ['4207000002', '20.06.2019', {}],
])('«%s» is written down as far as it is a name', (query, birthDate, family) => {
  expect(familyOfSearch({ query, birthDate })).toEqual(family);
});
