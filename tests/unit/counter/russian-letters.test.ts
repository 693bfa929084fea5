import { describe, expect, test } from 'vitest';
import { hasLatinLetters, russianSpellings } from '@/lib/counter/russian-letters';

describe('имя, набранное не теми буквами', () => {
  test.each([
    ['bdfyjdf', 'Иванова'],
    ['[fhbnjyjd', 'Харитонов'],
    ['ctkbdfyjdf vfhbz', 'Селиванова Мария'],
    [';erjdf', 'Жукова'],
    ['Ivanova', 'Иванова'],
    ['IVANOVA M. P.', 'Иванова М. П.'],
    ['Shcherbakova', 'Щербакова'],
    ['Yasinskiy', 'Ясинский'],
    ['Brandt', 'Брандт'],
    ['Zhukova', 'Жукова'],
    ['Khlebnikov', 'Хлебников'],
    // The Latin M among Russian letters
    ['Иванова M.', 'Иванова М.'],
  ])('%s → %s', (typed, meant) => {
    expect(russianSpellings(typed)).toContain(meant);
  });

  test('бессмыслица не предлагается', () => {
    expect(russianSpellings('Ivanova')).toEqual(['Иванова']);
    expect(russianSpellings('bdfyjdf')).toEqual(['Иванова']);
    expect(russianSpellings('wrxq')).toEqual([]);
  });

  test('русское имя остаётся как есть', () => {
    expect(hasLatinLetters('Иванова-Крот М. П.')).toBe(false);
    expect(russianSpellings('Иванова')).toEqual([]);
  });
});
