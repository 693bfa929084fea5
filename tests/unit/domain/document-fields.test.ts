import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { documentFields, nameWords, requiredName } from '@/lib/domain/fields';
import { identityDocumentKinds, kindsForAdult, kindsForChild } from '@/lib/domain/identity-documents';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { day } from './arbitraries';

const everyKind = Object.keys(identityDocumentKinds) as IdentityDocumentKind[];
const schema = documentFields(everyKind, { notAfter: () => day('2026-07-20') });
const good = { kind: 'birth_certificate', series: '1-ло', number: '123 456' };

/** The sentences by field. */
function errors(input: Record<string, string>, checked: z.ZodType = schema) {
  const result = checked.safeParse(input);
  const issues = result.success ? [] : result.error.issues;
  return Object.fromEntries(issues.map((issue) => [issue.path.join('.'), issue.message]));
}

describe('a document in order', () => {
  test('comes out in its normal spelling', () => {
    const document = schema.parse({
      ...good,
      issuedOn: '1.7.2014',
      issuedBy: ' Орган ЗАГС г. Новокузнецка ',
      comment: '',
    });
    expect({ ...document, issuedOn: document.issuedOn?.toString() }).toEqual({
      kind: 'birth_certificate',
      series: 'I-ЛО',
      number: '123456',
      issuedOn: '2014-07-01',
      issuedBy: 'Орган ЗАГС г. Новокузнецка',
      comment: null,
    });
  });

  test('needs no date, place and comment', () => {
    expect(schema.parse(good)).toMatchObject({ issuedOn: null, issuedBy: null, comment: null });
  });

  test('of free form needs no series', () => {
    expect(schema.parse({ kind: 'other', number: 'A-1' })).toMatchObject({ series: '', number: 'A-1' });
  });
});

describe('what is wrong is said at its field', () => {
  test('all of it at once', () => {
    const result = errors({
      kind: 'passport',
      series: '32',
      number: '12345',
      issuedOn: '31.06.2019',
      issuedBy: 'Я'.repeat(301),
      comment: 'Я'.repeat(302),
    });
    expect(result).toEqual({
      series: 'Серия паспорта состоит из 4 цифр, проверьте её',
      number: 'Номер паспорта состоит из 6 цифр, проверьте его',
      issuedOn: 'Такой даты нет: проверьте день и месяц',
      issuedBy: 'Слишком длинно: сократите на 1\u00a0знак, до 300',
      comment: 'Слишком длинно: сократите на 2\u00a0знака, до 300',
    });
  });

  test('an empty form asks for the kind first', () => {
    expect(errors({})).toEqual({ kind: 'Выберите тип документа' });
  });

  test.each([
    [
      'birth_certificate',
      {
        series: 'Введите серию свидетельства о рождении, например I-ЛО',
        number: 'Введите номер свидетельства о рождении: 6 цифр',
      },
    ],
    ['passport', { series: 'Введите серию паспорта: 4 цифры', number: 'Введите номер паспорта: 6 цифр' }],
    ['foreign_passport', { number: 'Введите номер документа' }],
  ])('%s without series and number', (kind, sentences) => {
    expect(errors({ kind })).toEqual(sentences);
  });

  test('a wrong series and number of a birth certificate', () => {
    expect(errors({ ...good, series: 'LO', number: '12' })).toEqual({
      series: 'Серия пишется так: римские цифры, дефис и две русские буквы, например I-ЛО',
      number: 'Номер свидетельства о рождении состоит из 6 цифр, проверьте его',
    });
  });

  test('too long a series and number of free form', () => {
    expect(errors({ kind: 'other', series: 'Я'.repeat(51), number: 'Я'.repeat(51) })).toEqual({
      series: 'Серия слишком длинная: введите не больше 50 знаков',
      number: 'Номер слишком длинный: введите не больше 50 знаков',
    });
  });

  test('a document from the future', () => {
    expect(errors({ ...good, issuedOn: '21.07.2026' })).toEqual({
      issuedOn: 'Проверьте дату: она не может быть позже 20.07.2026',
    });
    expect(errors({ ...good, issuedOn: '20.07.2026' })).toEqual({});
  });
});

test('only the kinds that belong to the person are taken', () => {
  const wrongKind = { kind: 'Выберите тип документа' };
  expect(errors(good, documentFields(kindsForChild(15)))).toEqual(wrongKind);
  expect(errors(good, documentFields(kindsForAdult))).toEqual(wrongKind);
  expect(errors(good, documentFields(kindsForChild(8)))).toEqual({});
  expect(errors({ ...good, kind: 'toString' })).toEqual(wrongKind);
});

test('joins other fields of the same form, all errors together', () => {
  const form = z.object({ surname: requiredName(nameWords.surname) }).and(schema);
  expect(form.parse({ ...good, surname: 'иванова', issuedOn: '01.07.2014' })).toMatchObject({
    surname: 'Иванова',
    series: 'I-ЛО',
    number: '123456',
  });
  expect(errors({ ...good, number: '1' }, form)).toEqual({
    surname: 'Введите фамилию',
    number: 'Номер свидетельства о рождении состоит из 6 цифр, проверьте его',
  });
});
