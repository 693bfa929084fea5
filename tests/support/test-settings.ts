import { randomBytes } from 'node:crypto';

/** Settings of the tests; keys are made anew for every run. */
export const testSettings = {
  APP_URL: 'http://portal.test',
  SMTP_URL: 'smtp://127.0.0.1:1',
  MASTER_KEY: randomBytes(32).toString('base64'),
  AUTH_SECRET: randomBytes(32).toString('base64'),
  LOG_LEVEL: 'silent',
  DATABASE_POOL: '20',
  // Letters come at whatever hour the tests run.
  QUIET_HOURS: 'off',
};
