import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatPhone, parsePhone } from '@/lib/domain/phone';
import { digits } from './arbitraries';

test.each([
  '+79131234567',
  '+7 913 123-45-67',
  '8 (913) 123-45-67',
  '8-913-123-45-67',
  '79131234567',
  '9131234567',
  ' 913 123 45 67 ',
  '+7.913.123.45.67',
  '+7\u00a0(913)\u00a0123–45–67',
])('understands %s', (text) => {
  expect(parsePhone(text)).toBe('+79131234567');
});

test.each([
  ['8 (3843) 12-34-56', '+73843123456'],
  ['3843123456', '+73843123456'],
  ['8 800 123-45-67', '+78001234567'],
  ['8001234567', '+78001234567'],
  ['4951234567', '+74951234567'],
])('understands %s', (text, phone) => {
  expect(parsePhone(text)).toBe(phone);
});

test.each([
  '',
  '12-34-56',
  '913123456',
  '891312345678',
  '5131234567',
  '+77011234567', // Kazakhstan
  '87011234567',
  '+375291234567', // Belarus
  '+84912345678', // Vietnam: eleven digits that begin with 8
  '+9131234567',
  '8 913 123-45-67 доб. 2',
  '8 913 1234567 мама',
  '8+9131234567',
])('refuses «%s»', (text) => {
  expect(parsePhone(text)).toBeNull();
});

test('is shown in groups and read back', () => {
  expect(formatPhone('+79131234567')).toBe('+7 913 123-45-67');
  fc.assert(
    fc.property(fc.constantFrom('3', '4', '8', '9'), digits(9), (first, rest) => {
      const phone = `+7${first}${rest}`;
      expect(parsePhone(formatPhone(phone))).toBe(phone);
    }),
  );
});
