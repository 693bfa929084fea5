import { testSettings } from './test-settings';

// For unit tests of what reads a setting: no database stands behind this address.
Object.assign(process.env, testSettings, { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing' });
