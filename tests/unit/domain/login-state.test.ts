import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import { loginState, slipEnd, slipLastDay, slipWords, type SlipFacts } from '@/lib/domain/login-state';
import { readSlipFragment, slipFragment } from '@/lib/domain/slip-link';

const timeZone = 'Asia/Novokuznetsk';
const madeOn = Temporal.PlainDate.from('2026-11-21');
const createdAt = new Date('2026-11-21T03:00:00Z');
const expiresAt = slipEnd(slipLastDay(madeOn), timeZone);
const slip = { createdAt, expiresAt, usedAt: null, voidedAt: null };
const stateAt = (instant: Date, facts: SlipFacts = slip, lastSignInAt: Date | null = null) =>
  loginState({ lastSignInAt }, facts, { instant, timeZone });

test('a slip works to the end of its last day by the clock of the region', () => {
  expect(expiresAt.toISOString()).toBe('2027-01-20T17:00:00.000Z');
  const before = stateAt(new Date(expiresAt.getTime() - 1));
  expect(slipWords(before)).toBe('листок выдан 21.11.2026, действует до 20.01.2027');
  expect(slipWords(stateAt(expiresAt))).toBe('листок от 21.11.2026 истёк');
});

test('a used or voided slip is told no more', () => {
  const instant = createdAt;
  expect(slipWords(stateAt(instant, { ...slip, usedAt: instant }))).toBe('');
  expect(slipWords(stateAt(instant, { ...slip, voidedAt: instant }))).toBe('');
});

test('who has come in, who has a login only, who has none', () => {
  expect(stateAt(createdAt, slip, createdAt).kind).toBe('signed_in');
  expect(stateAt(createdAt).kind).toBe('issued');
  expect(loginState(null, null, { instant: createdAt, timeZone })).toEqual({ kind: 'none', slip: null });
});

test('what the QR code carries is read again, anything else is not', () => {
  const link = { login: 'sokolova48275', code: 'K7M4X2PHT96ACE3' };
  expect(readSlipFragment(slipFragment(link))).toEqual(link);
  for (const other of ['', '#', '#main', '#login=a', `#login=a&code=${'x'.repeat(101)}`]) {
    expect(readSlipFragment(other)).toBeNull();
  }
});
