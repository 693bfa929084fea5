import '@/tests/support/unit-settings';
import { afterEach, expect, test } from 'vitest';
import { cookieLine, cookieName } from '@/lib/platform/cookies';
import { environment, readSettingsAnew } from '@/lib/platform/environment';

const { APP_URL } = environment();

function portalAt(address: string): void {
  process.env.APP_URL = address;
  readSettingsAnew();
}

afterEach(() => {
  portalAt(APP_URL);
});

test('on https a cookie is bound to this host and to the secure channel', () => {
  portalAt('https://certificate.example.ru');
  expect(cookieName('session')).toBe('__Host-portal-session');
  expect(cookieLine('session', 'abc', 60)).toBe(
    '__Host-portal-session=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure',
  );
});

test('on one’s own machine there is no https to be bound to', () => {
  portalAt('http://localhost:3000');
  expect(cookieLine('view', 'abc', 60)).toBe('portal-view=abc; Path=/; HttpOnly; SameSite=Lax; Max-Age=60');
});

test('an empty value removes it', () => {
  expect(cookieLine('session', '', 60)).toContain('=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
});
