import { defineConfig } from '@playwright/test';
import { systemChromium } from './tests/support/browser.mjs';

// Without a network Chromium would spend the tests on looking for updates; as root it cannot build its sandbox.
const args = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

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
  use: {
    // Set by the global setup, which runs before the workers read this file.
    baseURL: process.env.APP_URL,
    locale: 'ru-RU',
    timezoneId: 'Asia/Novokuznetsk',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: systemChromium(), args },
  },
});
