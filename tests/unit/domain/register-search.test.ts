import { describe, expect, test } from 'vitest';
import { bornOn, isBornWithin } from '@/lib/domain/born-within';
import { parseDate } from '@/lib/domain/dates';
import { readSearch } from '@/lib/domain/register-search';

function read(text: string) {
  const reading = readSearch(text);
  return 'value' in reading ? reading.value.key : reading.sentence;
}

function bornIn(text: string): string | null {
  const reading = readSearch(text);
  if (!('value' in reading)) throw new Error(`«${text}»: ${reading.sentence}`);
  const { born } = reading.value;
  return born && `${born.first.toString()}/${born.last.toString()}`;
}

function namesOf(text: string) {
  const key = read(text);
  if (typeof key === 'string' || key.kind !== 'name') throw new Error(`«${text}» is not read as a name`);
  return key.names;
}

function nameOf(text: string) {
  const [name] = namesOf(text);
  if (!name) throw new Error(`«${text}» is read as no name`);
  return name;
}

describe('codes', () => {
  test.each([
    '7K3M-9QXT-AB12',
    'http://portal.test/c/7K3M9QXTAB12',
    '/portal.test/c/7K3M9QXTAB12',
    '7к3м 9qxt ав12',
    '7Л3Ь9ЙЧЕФИ12',
    'реезЖ..зщкефдюеуые.с.7Л3Ь9ЙЧЕФИ12',
    'АВЕК-МНОР-СТХУ',
    '123456789012',
  ])('%s is a code', (text) => {
    expect(read(text)).toEqual({ kind: 'code' });
  });

  test('one that makes sense in both layouts is looked for in both', () => {
    const reading = readSearch('К1К2-К3К4-К5К6');
    expect(reading).toMatchObject({ value: { codes: ['K1K2K3K4K5K6', 'R1R2R3R4R5R6'] } });
  });

  test('what looks like a name and could be a code is looked for as both', () => {
    expect(readSearch('КАМЕНЕВААННА')).toMatchObject({
      value: { key: { kind: 'name' }, codes: ['KAMEHEBAAHHA', 'RFVTYTDFFYYF'] },
    });
  });
});

describe('numbers are told apart by their length or the word before them', () => {
  test.each(['4207000002', '42 07 000 002', ' 42-07-000-002 ', '№ 4207 000 002', '№4207000002'])(
    '%s is a certificate',
    (text) => {
      expect(read(text)).toEqual({ kind: 'number', number: '4207000002' });
    },
  );

  test.each([
    '112-233-445 95',
    '11223344595',
    '112 233 445-95',
    'СНИЛС 112-233-445 95',
    'снилс: 11223344595',
  ])('%s is СНИЛС', (text) => {
    expect(read(text)).toEqual({ kind: 'snils', snils: '11223344595' });
  });

  test('a wrong check number is told', () => {
    expect(read('112-233-445 96')).toContain('одна из них введена неверно');
    expect(read('СНИЛС 123')).toContain('11 цифр');
  });

  test.each([
    '123',
    '№ 123',
    '№123',
    '# 123',
    'заявка 123',
    'Заявка № 123',
    '№ заявки 123',
    'заявление №123',
  ])('%s is an application', (text) => {
    expect(read(text)).toEqual({ kind: 'application', application: 123 });
  });

  test('the word before it counts more than the length', () => {
    expect(read('заявка 12345678')).toEqual({ kind: 'application', application: 12345678 });
    expect(read('заявка 123456')).toEqual({ kind: 'application', application: 123456 });
    expect(read('заявка 77 от 20.06.2019')).toEqual({ kind: 'application', application: 77 });
  });

  test.each(['420700000', '12345678', '4207000002123', 'Иванов 7', '20.06.2012'])('%s is none', (text) => {
    expect(read(text)).toContain('10 цифр');
  });
});

describe('a birth date in the same box', () => {
  test.each([
    'Иванова 20.06.2012',
    'Иванова 20,06,2012',
    'Иванова 20/6/2012',
    'иванова 20062012',
    'Иванова 20 06 2012',
    'Иванова 2012-06-20',
    '20.06.2012 Иванова',
    'Иванова 20.06.2012 г.р.',
    '42 07 000 002 20.06.2012',
    '4207000002 20-06-2012',
  ])('%s', (text) => {
    expect(bornIn(text)).toBe('2012-06-20/2012-06-20');
  });

  test.each(['Иванова Анна 2012', 'Иванова 2012 Анна', 'Иванова Анна 2012 г. р.', 'Кузьмина Анна 2012 года'])(
    '%s: all of the year',
    (text) => {
      expect(bornIn(text)).toBe('2012-01-01/2012-12-31');
      expect(nameOf(text).parts[0]).toMatchObject({ givenName: 'анна' });
    },
  );

  test('a year is no part of a code', () => {
    expect(read('Кузьмина 2012')).toMatchObject({ kind: 'name' });
    expect(nameOf('Кузьмина 2012').surname).toBe('кузьмина');
  });

  test('what is no date is told', () => {
    expect(read('Иванова 31.02.2012')).toContain('Такой даты нет');
    expect(read('Иванова 20.06.12')).toContain('четырьмя цифрами');
    expect(read('Иванова 1234')).toContain('год рождения');
  });

  test('the days at the ends belong to it', () => {
    const [first, next] = ['2012-06-20', '2012-06-21'].map(parseDate);
    if (!first || !next) throw new Error('These are dates');
    expect(isBornWithin(bornOn(first), first)).toBe(true);
    expect(isBornWithin(bornOn(first), next)).toBe(false);
    expect(isBornWithin({ first, last: next }, next)).toBe(true);
  });
});

describe('names', () => {
  test('the beginning of a surname', () => {
    expect(namesOf(' СемЁ ')).toEqual([{ surname: 'семе', whole: 'семе', parts: [] }]);
  });

  test('surname and given name, and the other way round where nobody is called so', () => {
    expect(namesOf('Иванова Мария')).toEqual([
      {
        surname: 'иванова',
        whole: 'ивановамария',
        parts: [{ surname: 'иванова', givenName: 'мария', patronymic: '' }],
      },
      {
        surname: 'мария',
        whole: 'марияиванова',
        parts: [{ surname: 'мария', givenName: 'иванова', patronymic: '' }],
      },
    ]);
  });

  test.each(['Иванова М. П.', 'Иванова М.П.', 'иванова м п', 'М. П. Иванова', 'Иванова МП'])(
    '%s: surname and initials',
    (text) => {
      const names = namesOf(text).filter(({ surname }) => surname === 'иванова');
      expect(names).toHaveLength(1);
      expect(names[0]?.parts).toContainEqual({ surname: 'иванова', givenName: 'м', patronymic: 'п' });
    },
  );

  test('a surname of two words', () => {
    expect(nameOf('фон Дервиз А.').parts).toContainEqual({
      surname: 'фондервиз',
      givenName: 'а',
      patronymic: '',
    });
  });

  test.each(['Мамин-Сибиряк', 'мамин‑сибиряк', 'МаминСибиряк'])('%s: hyphens do not count', (text) => {
    expect(nameOf(text).surname).toBe('маминсибиряк');
  });

  test('Latin letters that only look Cyrillic are read as they look', () => {
    expect(nameOf('Ивaнoвa Mapия')).toMatchObject({ surname: 'иванова', whole: 'ивановамария' });
  });

  test('signs that a pattern would take for wildcards are dropped', () => {
    expect(nameOf('%Ив_а\\н%')).toMatchObject({ surname: 'иван', whole: 'иван' });
  });

  test.each(['', ' ', 'И', '.', '%%'])('«%s» is too little to look for', (text) => {
    expect(read(text)).toContain('две буквы');
  });
});
