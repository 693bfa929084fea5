import { describe, expect, test } from 'vitest';
import { maskedLogin } from '@/lib/domain/masked-login';
import { isIncomplete, isVerified, readIdentity } from '@/lib/domain/provider-identity';

const names = {
  snils: 'snils',
  surname: 'family_name',
  givenName: 'given_name',
  patronymic: 'middle_name',
  verified: null,
};
const who = { issuer: 'https://id.example.ru', subject: '1000' };
const claims = {
  snils: '112-233-445 95',
  family_name: 'Соловьёва',
  given_name: 'Анна-Мария',
  middle_name: 'Петровна',
};

describe('who the provider names', () => {
  test('SNILS as digits, the name in the form in which the register compares it', () => {
    expect(readIdentity(who, claims, names)).toEqual({
      ...who,
      snils: '11223344595',
      nameKey: 'соловьевааннамарияпетровна',
    });
  });

  test('a patronymic may be absent; surname and given name may not', () => {
    expect(readIdentity(who, { ...claims, middle_name: null }, names).nameKey).toBe('соловьевааннамария');
    for (const missing of ['family_name', 'given_name']) {
      expect(readIdentity(who, { ...claims, [missing]: ' ' }, names).nameKey).toBeNull();
    }
  });

  test.each([undefined, null, '', '112-233-445 96', {}, ['11223344595'], true])(
    'SNILS %o is none',
    (snils) => {
      expect(readIdentity(who, { ...claims, snils }, names).snils).toBeNull();
    },
  );

  test('a SNILS sent as a number is understood', () => {
    expect(readIdentity(who, { ...claims, snils: 11223344595 }, names).snils).toBe('11223344595');
  });
});

test('a checked identity is asked for only where the settings name it', () => {
  const asked = { ...names, verified: 'trusted' };
  expect(isVerified({}, names)).toBe(true);
  for (const trusted of [true, 'true']) expect(isVerified({ trusted }, asked)).toBe(true);
  for (const trusted of [undefined, false, 'false', 'yes', 1, {}]) {
    expect(isVerified({ trusted }, asked)).toBe(false);
  }
});

test('what is missing is asked for at the other address, what is empty is not', () => {
  expect(isIncomplete(claims, names)).toBe(false);
  expect(isIncomplete({ ...claims, middle_name: null }, names)).toBe(false);
  expect(isIncomplete({ ...claims, snils: undefined }, names)).toBe(true);
  expect(isIncomplete(claims, { ...names, verified: 'trusted' })).toBe(true);
});

test.each([
  ['ivanova', 'iva…'],
  ['mama', 'ma…'],
  ['a', '…'],
])('the login %s is shown as %s', (login, shown) => {
  expect(maskedLogin(login)).toBe(shown);
});
