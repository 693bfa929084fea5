import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { inLatinLayout } from '@/lib/domain/keyboard-layout';
import { passwordFault, personalWords, shortestOf, type PasswordOwner } from '@/lib/domain/passwords';

const owner: PasswordOwner = {
  login: 'petrova-m',
  names: ['Пётрова-Водкина', 'Майя', 'Ян'],
  birthDate: Temporal.PlainDate.from('1985-06-09'),
  roles: ['parent'],
};

const faultOf = (password: string, changes: Partial<PasswordOwner> = {}) =>
  passwordFault(password, { ...owner, ...changes });

describe('length', () => {
  test('is counted in characters as people see them, ten for families', () => {
    expect(faultOf('🌼'.repeat(9))).toBe('Пароль слишком короткий: нужно не меньше 10 знаков.');
    expect(faultOf('🌼'.repeat(10))).toBeNull();
  });

  test('fifteen for staff, and the strictest role counts', () => {
    expect(faultOf('тихий лес и он', { roles: ['operator'] })).toContain('не меньше 15 знаков');
    expect(faultOf('тихий лес и она', { roles: ['operator'] })).toBeNull();
    expect(shortestOf(['parent', 'municipal_admin'])).toBe(15);
    expect(shortestOf([])).toBe(10);
  });

  test('a letter composed of two signs is one', () => {
    const composed = 'ёйёйёйёйёй';
    expect(faultOf(composed.normalize('NFD'))).toBe(faultOf(composed));
    expect(faultOf('ёйёйёйёйё'.normalize('NFD'))).toContain('слишком короткий');
  });

  test('128 at most', () => {
    expect(faultOf('длинный пароль!!'.repeat(8))).toBeNull();
    expect(faultOf(`${'длинный пароль!!'.repeat(8)}!`)).toBe(
      'Пароль слишком длинный: уложитесь в 128 знаков.',
    );
  });
});

describe('what the password says about its owner', () => {
  test.each([
    ['Моя PETROVA-M тут', 'логина'],
    ['зуекщмф-ь и что-то', 'логина'],
    ['петрова 2 вечера', 'фамилии'],
    ['ВОДКИНА-и-чай', 'фамилии'],
    ['gtnhjdf 2 dtxthf', 'фамилии'],
    ['ян и тихий лес', 'фамилии'],
    ['09061985 тихо', 'даты рождения'],
    ['тихо 09.06.1985', 'даты рождения'],
    ['тихо 1985-06-09', 'даты рождения'],
    ['090685 тихо да', 'даты рождения'],
  ])('«%s» is refused for its %s', (password, what) => {
    expect(faultOf(password)).toContain(`В пароле не должно быть`);
    expect(faultOf(password)).toContain(what);
  });

  test.each(['янтарный берег', 'тихий лес 1985', 'маятник и вода', 'пар и еловый лес'])(
    '«%s» only looks like it',
    (password) => {
      expect(faultOf(password)).toBeNull();
    },
  );

  test('nobody’s name and no birth date are held by no password', () => {
    expect(faultOf('тихий лес', { names: [''], birthDate: null, login: 'x' })).toContain('короткий');
    expect(faultOf('тихий лес и река', { names: [''], birthDate: null, login: 'x' })).toBeNull();
  });

  test('the words to guess by are told in both layouts', () => {
    expect(personalWords(owner)).toEqual(expect.arrayContaining(['petrova-m', 'петрова', 'gtnhjdf', 'ян']));
  });
});

test('Russian letters in the Latin layout, case kept', () => {
  expect(inLatinLayout('Пароль 2026, Ёж')).toBe('Gfhjkm 2026, `;');
  expect(inLatinLayout('жЭх')).toBe(";'[");
});
