import { defineConfig } from '@playwright/test';
import { browserArguments, systemChromium } from './tests/support/browser.mjs';

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/e2e-server.ts',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  projects: [
    { name: 'site', testIgnore: 'lighthouse.spec.ts' },
    // Measures time: after everything else and with the machine to itself.
    { name: 'lighthouse', testMatch: 'lighthouse.spec.ts', dependencies: ['site'], workers: 1 },
  ],
  use: {
    // Set by the global setup, which runs before the workers read this file.
    baseURL: process.env.APP_URL,
    locale: 'ru-RU',
    // Nothing that is shown may come from the clock on the wall of the visitor.
    timezoneId: 'Pacific/Honolulu',
    screenshot: 'only-on-failure',
    // Without a locale of UTF-8 Chromium calls every file with a Russian name «download».
    launchOptions: {
      executablePath: systemChromium(),
      args: browserArguments,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    },
  },
});
