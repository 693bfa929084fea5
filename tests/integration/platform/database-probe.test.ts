import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { DatabaseProbe } from '@/lib/platform/database-probe';
import { databaseSocket } from '@/lib/platform/database-sockets';
import { environment, readSettingsAnew } from '@/lib/platform/environment';
import { Gate } from '@/tests/support/gate';

let gate: Gate;
let probe: DatabaseProbe;
const direct = () => new Client({ connectionString: own, stream: databaseSocket });
let own: string;

beforeAll(async () => {
  own = environment().DATABASE_URL;
  gate = await Gate.to(Number(new URL(own).port));
  process.env.DATABASE_URL = gate.urlTo(own);
  readSettingsAnew();
});

beforeEach(async () => {
  probe = new DatabaseProbe({ known: 200, fresh: 400 });
  // A connection of its own takes longer to make on a busy machine than to use.
  await expect.poll(() => probe.ask()).toMatchObject({ is: 'there' });
});

afterEach(async () => {
  probe.stop();
  await gate.open();
});

afterAll(async () => {
  process.env.DATABASE_URL = own;
  readSettingsAnew();
  await gate.stop();
});

test('it tells the time of the database', async () => {
  const answer = await probe.ask();
  expect(Math.abs(Date.now() - Number(answer.is === 'there' && answer.at))).toBeLessThan(5000);
});

test('silence is believed when a new connection hears nothing either', async () => {
  await gate.close('silent');
  expect(await probe.ask()).toEqual({ is: 'away', reason: 'timeout', silent: true });
});

test('silence of one connection is no end while another still hears', async () => {
  const other = direct();
  await other.connect();
  await gate.close('silent');
  const asked = probe.ask();
  await other.query('select 1');
  expect(await asked).toEqual({ is: 'unknown' });
  await other.end();
});

test('a new connection may take longer than a known one', async () => {
  const patient = new DatabaseProbe({ known: 200, fresh: 5000 });
  await patient.ask();
  await gate.close('silent');
  const asked = patient.ask();
  await pause(600);
  await gate.open();
  expect(await asked).toMatchObject({ is: 'there' });
  patient.stop();
});

test('a process that had no time itself knows nothing', async () => {
  await gate.close('silent');
  const asked = probe.ask();
  const until = performance.now() + 1300;
  while (performance.now() < until);
  expect(await asked).toEqual({ is: 'unknown' });
});

test('a database that takes no writing is none', async () => {
  const other = direct();
  await other.connect();
  const name = new URL(own).pathname.slice(1);
  await other.query(`alter database ${name} set default_transaction_read_only = on`);
  try {
    const fresh = new DatabaseProbe();
    expect(await fresh.ask()).toEqual({ is: 'away', reason: 'read_only', silent: false });
    fresh.stop();
  } finally {
    await other.query(`alter database ${name} reset default_transaction_read_only`);
    await other.end();
  }
});

test('stopped while it asks, it opens no other connection', async () => {
  await gate.close('silent');
  const before = gate.arrived;
  const asked = probe.ask();
  probe.stop();
  await asked;
  expect(gate.arrived).toBe(before);
});
