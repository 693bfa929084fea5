import '@/tests/support/unit-settings';
import { afterEach, expect, test, vi } from 'vitest';
import { now, setClock, today } from '@/lib/platform/clock';

afterEach(() => {
  setClock();
  vi.unstubAllEnvs();
});

test.each([
  ['2026-05-20T16:59:59.999Z', '2026-05-20'],
  ['2026-05-20T17:00:00.000Z', '2026-05-21'],
  ['2025-12-31T17:00:00.000Z', '2026-01-01'],
  ['2028-02-28T17:00:00.000Z', '2028-02-29'],
])('at %s it is %s in Novokuznetsk, whatever the server thinks', (instant, day) => {
  setClock(() => new Date(instant));
  for (const zone of ['UTC', 'America/Los_Angeles', 'Pacific/Auckland']) {
    vi.stubEnv('TZ', zone);
    expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone);
    expect(today().toString()).toBe(day);
  }
});

test('without a clock of its own it is now', () => {
  setClock(() => new Date(0));
  setClock();
  expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(5_000);
});
