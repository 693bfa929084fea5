import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEmail } from '@/lib/domain/email';

test.each([
  ['ivanova@mail.ru', 'ivanova@mail.ru'],
  ['  Ivanova.M@Mail.RU ', 'Ivanova.M@mail.ru'],
  ['m+deti@sub.example.org', 'm+deti@sub.example.org'],
  ['ivanova@Почта.РФ', 'ivanova@почта.рф'],
  ['ivanova@xn--80a1acny.xn--p1ai', 'ivanova@xn--80a1acny.xn--p1ai'],
  ['i@a-b.ru', 'i@a-b.ru'],
])('«%s» is %s', (text, email) => {
  expect(parseEmail(text)).toBe(email);
});

test.each([
  '',
  'ivanova',
  'ivanova@',
  '@mail.ru',
  'ivanova@mail',
  'ivanova@mail.',
  'ivanova@.ru',
  'ivanova@mail..ru',
  'ivanova@mail.r',
  'ivanova@mail@mail.ru',
  'iva nova@mail.ru',
  'ivanova@ma il.ru',
  'ivanova,petrova@mail.ru',
  'ivanova@mail,ru',
  'ivanova@mail.ru, petrova@mail.ru',
  'ivanova@mail.ru;petrova@mail.ru',
  'ivanova@mail.ru\nBcc: petrova@mail.ru',
  'ivanova@mail.ru\r\nSubject: x',
  'iva\u0000nova@mail.ru',
  'Мария <ivanova@mail.ru>',
  '"ivanova"@mail.ru',
  '.ivanova@mail.ru',
  'ivanova.@mail.ru',
  'iva..nova@mail.ru',
  'иванова@mail.ru',
  'ivanova@mаil.ru', // a Cyrillic «а»
  'ivanova@-mail.ru',
  'ivanova@mail-.ru',
  'ivanova@127.0.0.1',
  'ivanova@[127.0.0.1]',
])('refuses «%s»', (text) => {
  expect(parseEmail(text)).toBeNull();
});

test('keeps to the lengths of the standard', () => {
  const label = 'd'.repeat(60);
  const domain = `${label}.${label}.${label}.ru`;
  expect(domain.length).toBe(185);
  expect(parseEmail(`${'a'.repeat(64)}@${domain}`)).not.toBeNull();
  expect(parseEmail(`${'a'.repeat(65)}@${domain}`)).toBeNull();
  expect(parseEmail(`${'a'.repeat(10)}@${label}.${domain}`)).toBeNull();
  expect(parseEmail(`a@${'d'.repeat(64)}.ru`)).toBeNull();
});

test('whatever it accepts is one address on one line, and stays as it is', () => {
  const near = fc.string({ unit: fc.constantFrom(...'aZ1.@-_+ ,;<>"\n\r\tяА'), maxLength: 20 });
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), near), (text) => {
      const email = parseEmail(text);
      if (email === null) return;
      expect(email).toMatch(/^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>"]+$/);
      expect(parseEmail(email)).toBe(email);
    }),
  );
});
