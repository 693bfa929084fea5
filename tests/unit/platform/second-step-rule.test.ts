import { afterEach, describe, expect, test, vi } from 'vitest';
import '@/tests/support/unit-settings';
import { secondStepOf, secondStepRule } from '@/lib/access/second-step';
import { allRoles } from '@/lib/domain/roles';
import { readSettingsAnew } from '@/lib/platform/environment';

function settings(given: Record<string, string>): void {
  vi.stubEnv('APP_URL', 'https://certificate.example.ru');
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  readSettingsAnew();
}

afterEach(() => {
  vi.unstubAllEnvs();
  readSettingsAnew();
});

test.each([
  [{ NODE_ENV: 'production' }, 'required'],
  [{ NODE_ENV: 'production', SECOND_FACTOR: '' }, 'required'],
  [{ NODE_ENV: 'production', SECOND_FACTOR: 'off' }, 'off'],
  [{ NODE_ENV: 'development' }, 'off'],
  [{ NODE_ENV: 'development', SECOND_FACTOR: 'offered' }, 'offered'],
] as const)('%o means %s', (given, rule) => {
  settings(given);
  expect(secondStepRule()).toBe(rule);
});

describe('what it means to a session', () => {
  const isFamily = (role: string) => role === 'parent' || role === 'child';

  test.each(allRoles)('%s', (role) => {
    const seen = (['required', 'offered', 'off'] as const).map((rule) => {
      settings({ SECOND_FACTOR: rule });
      return [secondStepOf(role, false), secondStepOf(role, true)];
    });
    expect(seen).toEqual(
      isFamily(role)
        ? [
            ['none', 'none'],
            ['none', 'none'],
            ['none', 'none'],
          ]
        : [
            ['missing', 'available'],
            ['available', 'available'],
            ['none', 'none'],
          ],
    );
  });
});
