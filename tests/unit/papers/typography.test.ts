import { expect, test } from 'vitest';
import { typeset } from '@/lib/papers/typography';

test('short words and signs stay with the next word', () => {
  expect(typeset('и в доме № 5, ул. Мира, д. 1')).toBe(
    'и\u00a0в\u00a0доме №\u00a05, ул.\u00a0Мира, д.\u00a01',
  );
  expect(typeset('кино и дом')).toBe('кино и\u00a0дом');
  expect(typeset('в течение 20 рабочих дней')).toBe('в\u00a0течение 20\u00a0рабочих дней');
});

test('nothing the fonts cannot show reaches the paper', () => {
  expect(typeset(' 654041,\n\tг. Кемерово\u200b ')).toBe('654041, г.\u00a0Кемерово');
  expect(typeset('42\u202f07')).toBe('42\u00a007');
});
