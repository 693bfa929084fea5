import { describe, expect, test } from 'vitest';
import { readSearch } from '@/lib/domain/register-search';

function read(text: string) {
  const reading = readSearch(text);
  return 'value' in reading ? reading.value : reading.sentence;
}

function nameOf(text: string) {
  const key = read(text);
  if (typeof key === 'string' || key.kind !== 'name') throw new Error(`«${text}» is not read as a name`);
  return key.name;
}

describe('codes and numbers', () => {
  test.each(['7K3M-9QXT-AB12', 'http://portal.test/c/7K3M9QXTAB12', '7к3м 9qxt ав12'])(
    '%s is a code',
    (text) => {
      expect(read(text)).toMatchObject({ kind: 'code' });
    },
  );

  test.each(['4207000002', '42 07 000 002', ' 42-07-000-002 '])('%s is a number', (text) => {
    expect(read(text)).toEqual({ kind: 'number', number: '4207000002' });
  });

  test.each(['420700000', '42070000021', 'Иванов 2015', '7'])('%s is neither', (text) => {
    expect(read(text)).toContain('10 цифр');
  });
});

describe('names', () => {
  test('the beginning of a surname', () => {
    expect(nameOf(' СемЁ ')).toEqual({ surname: 'семе', whole: 'семе', parts: [] });
  });

  test('surname and given name', () => {
    expect(nameOf('Иванова Мария')).toEqual({
      surname: 'иванова',
      whole: 'ивановамария',
      parts: [{ surname: 'иванова', givenName: 'мария', patronymic: '' }],
    });
  });

  test.each(['Иванова М. П.', 'Иванова М.П.', 'иванова м п'])('%s: surname and initials', (text) => {
    const name = nameOf(text);
    expect(name).toMatchObject({ surname: 'иванова', whole: null });
    expect(name.parts).toContainEqual({ surname: 'иванова', givenName: 'м', patronymic: 'п' });
  });

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

  test('signs that a pattern would take for wildcards are dropped', () => {
    expect(nameOf('%Ив_а\\н%')).toMatchObject({ surname: 'иван', whole: 'иван' });
  });

  test.each(['', ' ', 'И', '.', '%%'])('«%s» is too little to look for', (text) => {
    expect(read(text)).toContain('две буквы');
  });
});
