import '@/tests/support/unit-settings';
import { afterEach, expect, test, vi } from 'vitest';
import { now, setClock, today } from '@/lib/platform/clock';

afterEach(() => {
  vi.restoreAllMocks();
  // What one test has made the machine say is nothing to the next.
  delete (globalThis as { portalClock?: unknown }).portalClock;
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

test('the clock of the machine is put back: time goes on, and with the right clock it is right again', () => {
  const wall = vi.spyOn(Date, 'now');
  const steady = vi.spyOn(performance, 'now');
  const at = (time: number, passed: number) => {
    wall.mockReturnValue(time);
    steady.mockReturnValue(passed);
    return now().getTime();
  };
  const noon = now().getTime();
  const passed = performance.now();
  expect(at(noon + 5_000, passed + 5_000)).toBe(noon + 5_000);
  // Set right by half a second: nothing is earlier than what was before it.
  expect(at(noon + 4_600, passed + 5_100)).toBe(noon + 5_000);
  expect(at(noon + 6_000, passed + 6_500)).toBe(noon + 6_000);
  // Six hours back, and ten seconds pass.
  expect(at(noon - 21_594_000, passed + 6_500)).toBe(noon + 6_000);
  expect(at(noon - 21_584_000, passed + 16_500)).toBe(noon + 16_000);
  expect(at(noon + 20_000, passed + 20_500)).toBe(noon + 20_000);
  // Put forward, as after a pause of the whole machine, it is believed.
  expect(at(noon + 3_600_000, passed + 21_000)).toBe(noon + 3_600_000);
});
