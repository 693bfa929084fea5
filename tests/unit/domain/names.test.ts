import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fullName, nameKey, parseName, shortName } from '@/lib/domain/names';

describe('parseName', () => {
  test.each([
    ['Иванова', 'Иванова'],
    ['  Иванова  ', 'Иванова'],
    ['иванова', 'Иванова'],
    ['ИВАНОВА', 'Иванова'],
    ['ёлкина', 'Ёлкина'],
    ['Петрова-Водкина', 'Петрова-Водкина'],
    ['петрова-водкина', 'Петрова-Водкина'],
    ['Петрова – Водкина', 'Петрова-Водкина'],
    ['Петрова‑Водкина', 'Петрова-Водкина'],
    ['Анна   Мария', 'Анна Мария'],
    ['Анна\u00a0Мария', 'Анна Мария'],
    ['О’Коннор', "О'Коннор"],
    ["о'коннор", "О'Коннор"],
    ["Д' Артаньян", "Д'Артаньян"],
    ["лук'янов", "Лук'янов"],
    ['фон Дервиз', 'фон Дервиз'],
    ['Гасан оглы', 'Гасан оглы'],
    ['гасан оглы', 'Гасан оглы'],
    ['ГАСАН ОГЛЫ', 'Гасан оглы'],
    ['али-кызы', 'Али-кызы'],
    ['О', 'О'],
    ['Ли', 'Ли'],
    ['Ғабит', 'Ғабит'],
    // The same letter in two code points, as some phones send it
    ['Сергеи\u0306', 'Сергей'],
  ])('«%s» is «%s»', (text, name) => {
    expect(parseName(text)).toBe(name);
  });

  test.each([
    '',
    '   ',
    '-',
    "'",
    'Ivanova',
    'Ивaнова', // a Latin «a»
    'Иванова1',
    'Иванова.',
    'Иванова, Мария',
    'Иванова-',
    '-Иванова',
    "'Иванова",
    'Петрова--Водкина',
    'Иванова<script>',
    'Иванова\u0000',
    'Иванова😀',
    'Я'.repeat(101),
  ])('refuses «%s»', (text) => {
    expect(parseName(text)).toBeNull();
  });

  test('takes a hundred letters', () => {
    expect(parseName(`Я${'я'.repeat(99)}`)).toHaveLength(100);
  });

  test('does not change what it has put in order', () => {
    const letters = fc.string({ unit: fc.constantFrom(..."АБЁёйяИван -’'–"), maxLength: 30 });
    fc.assert(
      fc.property(letters, (text) => {
        const name = parseName(text);
        return name === null || parseName(name) === name;
      }),
    );
  });
});

describe('nameKey', () => {
  test.each([
    ['Семёнов Артём', 'СЕМЕНОВ АРТЕМ'],
    ['Петрова-Водкина', 'Петрова Водкина'],
    ['Петрова — Водкина', 'петровавОДкина'],
    ["О'Коннор", 'ОКоннор'],
    ['О’Коннор', "О'Коннор"],
    ['Сергеи\u0306', 'Сергей'],
    ['Е\u0308лкина', 'Ёлкина'],
  ])('«%s» and «%s» are one name', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  test('й and и are not one letter', () => {
    expect(nameKey('Сергей')).not.toBe(nameKey('Сергеи'));
  });

  test('is made of small letters only', () => {
    expect(nameKey(" Ёлкина-О'Коннор  Анна ")).toBe('елкинаоконноранна');
  });
});

describe('the whole name', () => {
  const maria = { surname: 'Иванова', givenName: 'Мария', patronymic: 'Петровна' };

  test('with and without a patronymic', () => {
    expect(fullName(maria)).toBe('Иванова Мария Петровна');
    expect(fullName({ ...maria, patronymic: null })).toBe('Иванова Мария');
  });

  test('in short', () => {
    expect(shortName(maria)).toBe('Иванова М. П.');
    expect(shortName({ ...maria, patronymic: null })).toBe('Иванова М.');
    expect(shortName({ ...maria, givenName: 'Анна-Мария' })).toBe('Иванова А.-М. П.');
    expect(shortName({ surname: 'Алиев', givenName: 'Рашид', patronymic: 'Гасан оглы' })).toBe('Алиев Р. Г.');
    expect(shortName({ surname: 'Алиев', givenName: 'Рашид', patronymic: 'Гасан-оглы' })).toBe('Алиев Р. Г.');
  });
});
