import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  birthDateWords,
  choiceField,
  dateField,
  emailField,
  nameWords,
  optionalDate,
  optionalName,
  optionalText,
  phoneField,
  recordField,
  requiredName,
  snilsField,
  textField,
  uuidField,
} from '@/lib/domain/fields';
import { day } from './arbitraries';

/** What the form comes to: the value, or the sentence at the field. */
function read(schema: z.ZodType, input: Record<string, unknown>) {
  const result = z.object({ it: schema }).safeParse(input);
  if (result.success) return result.data.it;
  const [issue] = result.error.issues;
  expect(issue?.path[0]).toBe('it');
  return `✗ ${issue?.message}`;
}

const surname = requiredName(nameWords.surname);
const patronymic = optionalName(nameWords.patronymic);
const birthDate = dateField({ label: birthDateWords, notAfter: () => day('2026-07-20') });
const address = textField({ label: { title: 'Адрес', accusative: 'адрес' }, max: 10 });

describe('an input that was not sent is an empty one', () => {
  test.each([
    [surname, '✗ Введите фамилию'],
    [patronymic, null],
    [birthDate, '✗ Введите дату рождения в виде 20.06.2019'],
    [optionalDate({ label: birthDateWords }), null],
    [snilsField, null],
    [phoneField, '✗ Введите номер телефона'],
    [emailField, '✗ Введите адрес электронной почты'],
    [address, '✗ Введите адрес'],
    [optionalText({ max: 10 }), null],
    [uuidField, '✗ Выберите один из вариантов'],
    [recordField('Выберите муниципалитет'), '✗ Выберите муниципалитет'],
    [choiceField(['yes'], 'Выберите ответ'), '✗ Выберите ответ'],
  ])('%#', (schema, outcome) => {
    for (const input of [{}, { it: '' }, { it: '  \t ' }, { it: null }, { it: '\u200b' }]) {
      expect(read(schema, input)).toBe(outcome);
    }
  });
});

test('a file in place of a text is refused in Russian', () => {
  expect(read(surname, { it: new Blob(['x']) })).toBe('✗ Заполните это поле текстом');
  expect(read(snilsField, { it: ['1', '2'] })).toBe('✗ Заполните это поле текстом');
});

test('signs that nobody sees are taken out', () => {
  expect(read(address, { it: 'ул.\u0000 \u200bМира' })).toBe('ул. Мира');
  expect(read(optionalText({ max: 10 }), { it: 'раз\r\nдва' })).toBe('раз\nдва');
});

test('an address typed in several lines is kept in one', () => {
  expect(read(address, { it: 'ул 1,\r\n\n кв 2' })).toBe('ул 1, кв 2');
});

describe('names', () => {
  test('are put in order', () => {
    expect(read(surname, { it: ' иванова ' })).toBe('Иванова');
    expect(read(patronymic, { it: 'ПЕТРОВНА' })).toBe('Петровна');
  });

  test('say what is wrong', () => {
    const rule = 'пишется русскими буквами: между ними можно поставить дефис, пробел или апостроф';
    expect(read(surname, { it: 'Ivanova' })).toBe(`✗ Фамилия ${rule}`);
    expect(read(patronymic, { it: 'Петровна1' })).toBe(`✗ Отчество ${rule}`);
    expect(read(requiredName(nameWords.givenName), { it: 'Ю-' })).toBe(`✗ Имя ${rule}`);
    expect(read(surname, { it: 'Я'.repeat(101) })).toBe('✗ Слишком длинно: сократите на 1\u00a0знак, до 100');
  });
});

describe('dates', () => {
  test('come out as calendar dates', () => {
    expect(String(read(birthDate, { it: '20.06.2019' }))).toBe('2019-06-20');
    expect(String(read(birthDate, { it: '20.07.2026' }))).toBe('2026-07-20');
    expect(String(read(dateField({ label: birthDateWords }), { it: '2030-01-01' }))).toBe('2030-01-01');
  });

  test('say what is wrong', () => {
    expect(read(birthDate, { it: 'вчера' })).toBe('✗ Введите дату рождения в виде 20.06.2019');
    expect(read(birthDate, { it: '15.3.19' })).toBe('✗ Напишите год четырьмя цифрами, например 20.06.2019');
    expect(read(birthDate, { it: '31.06.2019' })).toBe('✗ Такой даты нет: проверьте день и месяц');
    expect(read(birthDate, { it: '21.07.2026' })).toBe(
      '✗ Проверьте дату: она не может быть позже 20.07.2026',
    );
    expect(read(optionalDate({ label: birthDateWords }), { it: '31.06.2019' })).toContain('Такой даты нет');
  });

  test('today is asked for anew each time', () => {
    let today = day('2026-07-20');
    const schema = dateField({ label: birthDateWords, notAfter: () => today });
    expect(read(schema, { it: '21.07.2026' })).toContain('не может быть позже');
    today = day('2026-07-21');
    expect(String(read(schema, { it: '21.07.2026' }))).toBe('2026-07-21');
  });
});

describe('numbers and addresses', () => {
  test.each([
    [snilsField, '123-456-789 64', '12345678964'],
    [snilsField, '123-456-789 65', '✗ СНИЛС состоит из 11 цифр, проверьте: одна из них введена неверно'],
    [snilsField, '123-456', '✗ СНИЛС состоит из 11 цифр: введите его в виде 123-456-789 64'],
    [snilsField, 'СНИЛС 123-456-789 64', '✗ СНИЛС состоит из 11 цифр: введите его в виде 123-456-789 64'],
    [phoneField, '8 (913) 123-45-67', '+79131234567'],
    [
      phoneField,
      '123',
      '✗ Проверьте номер телефона: нужен российский номер из 11 цифр, например +7 913 123-45-67',
    ],
    [emailField, ' Ivanova@Mail.Ru', 'Ivanova@mail.ru'],
    [
      emailField,
      'ivanova mail.ru',
      '✗ Проверьте адрес электронной почты: он пишется без пробелов, например ivanova@example.ru',
    ],
  ])('%# %s', (schema, text, outcome) => {
    expect(read(schema, { it: text })).toBe(outcome);
  });
});

describe('texts', () => {
  test('up to their length, counted as people count', () => {
    expect(read(address, { it: '1234567890' })).toBe('1234567890');
    expect(read(address, { it: '😀'.repeat(10) })).toBe('😀'.repeat(10));
    expect(read(address, { it: '123456789012' })).toBe('✗ Слишком длинно: сократите на 2\u00a0знака, до 10');
    expect(read(optionalText({ max: 10 }), { it: '1'.repeat(15) })).toBe(
      '✗ Слишком длинно: сократите на 5\u00a0знаков, до 10',
    );
  });
});

describe('choices', () => {
  test('a record', () => {
    expect(read(uuidField, { it: '0197B7B0-6B1C-7C7E-8A56-3A1B9F0E2D4C' })).toBe(
      '0197b7b0-6b1c-7c7e-8a56-3a1b9f0e2d4c',
    );
    expect(read(uuidField, { it: "1' OR '1'='1" })).toContain('Обновите страницу');
  });

  test('one of a list, and nothing else', () => {
    const answer = choiceField(['yes', 'no'], 'Выберите ответ');
    expect(read(answer, { it: 'no' })).toBe('no');
    expect(read(answer, { it: 'toString' })).toBe('✗ Выберите ответ');
  });
});
