import { existsSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

async function extensionsIn(environment: 'development' | 'production') {
  vi.stubEnv('NODE_ENV', environment);
  vi.resetModules();
  const { default: config } = await import('@/next.config.mjs');
  return config.pageExtensions;
}

test('the gallery is a page in development only', async () => {
  expect(existsSync('app/primitives/page.dev.tsx')).toBe(true);
  expect(existsSync('app/primitives/page.tsx')).toBe(false);
  expect(await extensionsIn('development')).toContain('dev.tsx');
  expect(await extensionsIn('production')).toEqual(['tsx', 'ts']);
});
