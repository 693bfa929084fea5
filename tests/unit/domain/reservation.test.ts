import { expect, test } from 'vitest';
import { initialsFirst } from '@/lib/domain/reservation';

test.each([
  ['Петрова Анна Ивановна', 'А. И. Петрова'],
  ['Иванов-Ким  Олег', 'О. Иванов-Ким'],
  ['Дежурный', 'Дежурный'],
  ['Пробная Анна 12', 'Пробная Анна 12'],
  ['Иванов Ким Олег Оглы', 'Иванов Ким Олег Оглы'],
])('%s is called %s', (name, called) => {
  expect(initialsFirst(name)).toBe(called);
});
