import { describe, expect, test } from 'vitest';
import { isKnownEmail } from '@/lib/domain/known-email';

const now = new Date('2026-11-21T05:00:00Z');
const person = { email: 'mama@example.ru', emailConfirmedAt: new Date('2026-03-01T00:00:00Z') };

describe('an address confirmed before', () => {
  test('needs no second letter', () => {
    expect(isKnownEmail(person, 'mama@example.ru', now)).toBe(true);
  });

  test.each([
    ['another address', person, 'papa@example.ru'],
    ['never confirmed', { ...person, emailConfirmedAt: null }, 'mama@example.ru'],
    ['no address at all', { email: null, emailConfirmedAt: null }, 'mama@example.ru'],
    ['the part before @ written otherwise', person, 'Mama@example.ru'],
  ])('%s: a letter', (_what, known, address) => {
    expect(isKnownEmail(known, address, now)).toBe(false);
  });

  test('is asked again after a year', () => {
    const confirmedAt = (days: number) => ({
      ...person,
      emailConfirmedAt: new Date(now.getTime() - days * 86_400_000),
    });
    expect(isKnownEmail(confirmedAt(364), 'mama@example.ru', now)).toBe(true);
    expect(isKnownEmail(confirmedAt(365), 'mama@example.ru', now)).toBe(false);
  });
});
