import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  documentKey,
  documentName,
  formatDocument,
  identityDocumentKinds,
  kindsForAdult,
  kindsForChild,
  parseNumber,
  parseSeries,
  seriesLabel,
} from '@/lib/domain/identity-documents';
import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { digits } from './arbitraries';

const kinds = Object.keys(identityDocumentKinds) as IdentityDocumentKind[];
const freeKinds = kinds.filter((kind) => identityDocumentKinds[kind].form === 'free');

describe('series of a birth certificate', () => {
  test.each([
    ['I-ЛО', 'I-ЛО'],
    ['II-МЮ', 'II-МЮ'],
    ['XIV-АБ', 'XIV-АБ'],
    ['XL-АБ', 'XL-АБ'],
    ['i-ло', 'I-ЛО'],
    ['1-ЛО', 'I-ЛО'],
    ['1ЛО', 'I-ЛО'],
    ['111-ЛО', 'III-ЛО'],
    ['l-ЛО', 'I-ЛО'],
    ['ll-ЛО', 'II-ЛО'],
    ['|-ЛО', 'I-ЛО'],
    ['І-ЛО', 'I-ЛО'], // Ukrainian І
    ['іі-ло', 'II-ЛО'],
    ['Ӏ-ЛО', 'I-ЛО'], // palochka
    ['ӏӏ-ло', 'II-ЛО'],
    ['ХІ-ЛО', 'XI-ЛО'],
    ['хх-ло', 'XX-ЛО'],
    ['ІУ-ЛО', 'IV-ЛО'],
    ['УІ-ЛО', 'VI-ЛО'],
    ['IY-ЛО', 'IV-ЛО'],
    ['П-ЛО', 'II-ЛО'],
    ['Ш-ЛО', 'III-ЛО'],
    ['I ЛО', 'I-ЛО'],
    ['I – ЛО', 'I-ЛО'],
    ['I—ЛО', 'I-ЛО'],
    ['  I-ЛО  ', 'I-ЛО'],
    ['IЛО', 'I-ЛО'],
    ['I-CB', 'I-СВ'], // Latin C and B
    ['I-cb', 'I-СВ'],
    ['II-AX', 'II-АХ'],
    ['XX-XX', 'XX-ХХ'],
    ['I-Л0', 'I-ЛО'], // a zero
  ])('«%s» is put right as %s', (text, series) => {
    expect(parseSeries('birth_certificate', text)).toBe(series);
  });

  test.each([
    '',
    'ЛО',
    'I-',
    'I',
    'I-Л',
    'I-ЛОП',
    'IIII-ЛО',
    'VV-ЛО',
    'IIX-ЛО',
    'XLI-ЛО',
    'C-ЛО',
    'I-LO',
    'I-Л1',
    'I-ЛЁ',
    'Б-ЛО',
    '2-ЛО',
    'I-ЛО 123456',
    'I-ЛО№',
    '3204',
  ])('refuses «%s»', (text) => {
    expect(parseSeries('birth_certificate', text)).toBeNull();
  });

  test('what is printed on any certificate is read, and in every wrong alphabet read the same', () => {
    const russianKeyboard: Record<string, string> = { I: 'І', V: 'У', X: 'Х', L: 'L' };
    const numerals = ['I', 'II', 'III', 'IV', 'V', 'IX', 'XII', 'XIX', 'XXXIV', 'XXXVIII', 'XL'];
    const letter = fc.constantFrom(...'АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ');
    fc.assert(
      fc.property(fc.constantFrom(...numerals), letter, letter, (numeral, one, two) => {
        const series = `${numeral}-${one}${two}`;
        const retyped = [...numeral].map((sign) => russianKeyboard[sign] ?? sign).join('');
        expect(parseSeries('birth_certificate', series)).toBe(series);
        expect(parseSeries('birth_certificate', `${retyped} ${one}${two}`)).toBe(series);
        expect(parseSeries('birth_certificate', `${retyped}${one}${two}`)).toBe(series);
      }),
    );
  });
});

describe('number of a birth certificate and of a passport', () => {
  test.each(['birth_certificate', 'passport'] as const)('%s: six digits in any spacing', (kind) => {
    expect(parseNumber(kind, '123456')).toBe('123456');
    expect(parseNumber(kind, ' 123 456 ')).toBe('123456');
    expect(parseNumber(kind, '№ 123456')).toBe('123456');
    expect(parseNumber(kind, '000001')).toBe('000001');
    for (const wrong of ['', '12345', '1234567', '12345а', '12345６', '№']) {
      expect(parseNumber(kind, wrong)).toBeNull();
    }
  });
});

describe('series of a passport', () => {
  test.each(['3204', '32 04', ' 32  04 ', '32-04', '3 2 0 4'])('understands «%s»', (text) => {
    expect(parseSeries('passport', text)).toBe('3204');
  });

  test.each(['', '320', '32045', '32О4', 'I-ЛО'])('refuses «%s»', (text) => {
    expect(parseSeries('passport', text)).toBeNull();
  });
});

describe('documents of free form', () => {
  test.each(freeKinds)('%s: anything up to 50 signs, and no series at all', (kind) => {
    expect(parseSeries(kind, '')).toBe('');
    expect(parseSeries(kind, '  AB  12 ')).toBe('AB 12');
    expect(parseNumber(kind, ' A-1234567 ')).toBe('A-1234567');
    expect(parseNumber(kind, 'Я'.repeat(50))).toHaveLength(50);
    expect(parseNumber(kind, '')).toBeNull();
    expect(parseNumber(kind, '   ')).toBeNull();
    expect(parseNumber(kind, 'Я'.repeat(51))).toBeNull();
    expect(parseSeries(kind, 'Я'.repeat(51))).toBeNull();
    expect(parseSeries(kind, 'A\u0000B')).toBeNull();
  });

  test('are exactly those without a Russian form', () => {
    expect(freeKinds).toEqual([
      'temporary_identity_card',
      'foreign_birth_certificate',
      'foreign_passport',
      'other',
    ]);
  });
});

describe('who has which documents', () => {
  test('under 14 the birth certificate, from 14 the passport', () => {
    expect(kindsForChild(5)[0]).toBe('birth_certificate');
    expect(kindsForChild(13)).toEqual(['birth_certificate', 'foreign_birth_certificate', 'other']);
    expect(kindsForChild(14)).toEqual(['passport', 'temporary_identity_card', 'foreign_passport', 'other']);
    expect(kindsForChild(17)).toEqual(kindsForChild(14));
  });

  test('an adult has no birth certificate to show', () => {
    expect(kindsForAdult).toEqual(['passport', 'temporary_identity_card', 'foreign_passport', 'other']);
  });

  test('every kind belongs to somebody', () => {
    expect(new Set([...kindsForChild(5), ...kindsForChild(15), ...kindsForAdult])).toEqual(new Set(kinds));
  });
});

describe('documentKey', () => {
  test('is the same however the document was typed', () => {
    const key = documentKey('foreign_passport', 'AB', '123 456');
    expect(documentKey('foreign_passport', 'ав', '123456')).toBe(key);
    expect(documentKey('foreign_passport', '', 'AB-123456')).toBe(key);
    expect(documentKey('foreign_passport', 'a b', '№ 123–456')).toBe(key);
  });

  test('holds no Cyrillic letter that has a Latin twin', () => {
    expect(documentKey('birth_certificate', 'I-СО', '123456')).toBe('birth_certificate:ICO123456');
  });

  test('differs by kind and by every sign', () => {
    expect(documentKey('passport', '3204', '123456')).not.toBe(documentKey('other', '3204', '123456'));
    expect(documentKey('birth_certificate', 'I-ЛО', '123456')).not.toBe(
      documentKey('birth_certificate', 'II-ЛО', '123456'),
    );
    fc.assert(
      fc.property(digits(10), digits(10), (a, b) => {
        const keyOf = (text: string) => documentKey('passport', text.slice(0, 4), text.slice(4));
        return (keyOf(a) === keyOf(b)) === (a === b);
      }),
    );
  });
});

describe('what people read', () => {
  test.each([
    [
      { kind: 'birth_certificate', series: 'I-ЛО', number: '123456' },
      'Свидетельство о рождении I-ЛО №\u00a0123456',
    ],
    [
      { kind: 'passport', series: '3204', number: '123456' },
      'Паспорт гражданина РФ 32\u00a004 №\u00a0123456',
    ],
    [{ kind: 'foreign_passport', series: '', number: 'A12' }, 'Паспорт иностранного гражданина №\u00a0A12'],
    [
      { kind: 'foreign_passport', series: '3204', number: '7' },
      'Паспорт иностранного гражданина 3204 №\u00a07',
    ],
  ] as const)('%j', (document, shown) => {
    expect(formatDocument(document)).toBe(shown);
  });

  test('a document known by the title of its kind, and what of it is known', () => {
    const { title } = identityDocumentKinds.passport;
    expect(documentName({ title, series: '3204', number: '' })).toBe(`${title} 32\u00a004`);
    expect(documentName({ title, series: '', number: '123456' })).toBe(`${title} №\u00a0123456`);
  });

  test('the label of the series', () => {
    expect(seriesLabel('birth_certificate')).toBe('Серия свидетельства о рождении');
    expect(kinds.filter((kind) => seriesLabel(kind) === 'Серия')).toHaveLength(kinds.length - 1);
  });
});
