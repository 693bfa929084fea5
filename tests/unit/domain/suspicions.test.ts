import { expect, test } from 'vitest';
import { alikeWords } from '@/lib/domain/suspicions';

test('what is alike is told in words, in one order', () => {
  expect(alikeWords(['birth_date', 'name_with_slip'])).toEqual([
    'фамилия, имя и отчество (с одним отличием)',
    'дата рождения',
  ]);
});

test('a key of other times is left out', () => {
  expect(alikeWords(['colour_of_eyes', 'snils'])).toEqual(['СНИЛС']);
});
