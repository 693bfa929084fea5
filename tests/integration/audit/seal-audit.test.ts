import { Client } from 'pg';
import { beforeEach, describe, expect, test } from 'vitest';
import { sealAudit } from '@/lib/audit/seal-audit';
import { verifyAudit } from '@/lib/audit/verify-audit';
import { database, inTransaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockName } from '@/lib/platform/locks';
import { query } from '@/tests/support/empty-database';
import { emptyAudit, givenEntries, seals } from './audit-log';

beforeEach(emptyAudit);

async function onOwnConnection<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: environment().DATABASE_URL });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const insert = `insert into audit_entry (event, subject_kind, subject_id)
  values ('signed_in', 'account', '00000000-0000-4000-8000-000000000002') returning id`;

test('every entry gets one seal, in order, and nothing waits any more', async () => {
  const ids = await givenEntries(5);
  expect(await database().auditUnsealed.count()).toBe(5);
  await sealAudit();
  const links = await seals();
  expect(links.map(({ entryId }) => entryId)).toEqual(ids);
  expect(links.map(({ position }) => position)).toEqual([1n, 2n, 3n, 4n, 5n]);
  expect(await database().auditUnsealed.count()).toBe(0);
  expect(await verifyAudit(null)).toMatchObject({ faultCount: 0, unsealed: 0, head: { position: 5n } });
});

test('more entries than a batch holds are sealed in one go, and a later run goes on from the head', async () => {
  await query(
    environment().DATABASE_URL,
    `insert into audit_entry (event, subject_kind, subject_id, details)
     select 'signed_in', 'account', gen_random_uuid(), jsonb_build_object('n', n) from generate_series(1, 2500) n`,
  );
  await sealAudit();
  await givenEntries(1);
  await sealAudit();
  expect(await verifyAudit(null)).toMatchObject({ faultCount: 0, unsealed: 0, head: { position: 2501n } });
});

test('nothing to seal leaves everything as it is', async () => {
  await sealAudit();
  expect(await seals()).toEqual([]);
});

test('eight sealers at once seal each entry once, in one chain', async () => {
  await query(
    environment().DATABASE_URL,
    `insert into audit_entry (event, subject_kind, subject_id)
     select 'signed_in', 'account', gen_random_uuid() from generate_series(1, 3000)`,
  );
  await Promise.all(Array.from({ length: 8 }, () => sealAudit()));
  expect(await verifyAudit(null)).toMatchObject({ faultCount: 0, unsealed: 0, head: { position: 3000n } });
});

test('an entry with a lower id whose transaction ends later is sealed later', async () => {
  await onOwnConnection(async (late) => {
    await late.query('begin');
    const { rows } = await late.query<{ id: string }>(insert);
    const lateId = BigInt(rows[0]?.id ?? 0);
    const ids = await givenEntries(2);
    await sealAudit();
    expect((await seals()).map(({ entryId }) => entryId)).toEqual(ids);
    expect(lateId < (ids[0] ?? 0n)).toBe(true);
    await late.query('commit');
    await sealAudit();
    expect((await seals()).map(({ entryId }) => entryId)).toEqual([...ids, lateId]);
  });
  expect(await verifyAudit(null)).toMatchObject({ faultCount: 0, unsealed: 0 });
});

test('an entry that was rolled back leaves nothing to seal', async () => {
  await onOwnConnection(async (client) => {
    await client.query('begin');
    await client.query(insert);
    await client.query('rollback');
  });
  await sealAudit();
  expect(await seals()).toEqual([]);
  expect(await verifyAudit(null)).toMatchObject({ faultCount: 0, unsealed: 0 });
});

test('entries are written while a batch is being sealed', async () => {
  await givenEntries(3);
  await onOwnConnection(async (sealer) => {
    // The batch up to the moment before its end: everything done, nothing committed.
    await sealer.query('begin');
    await sealer.query(`select pg_advisory_xact_lock(hashtextextended('audit-seal', 0))`);
    await sealer.query(
      `insert into audit_seal select row_number() over (order by id), id, sha256(id::text::bytea) from audit_entry`,
    );
    await sealer.query('delete from audit_unsealed');
    await onOwnConnection(async (writer) => {
      await writer.query(`set lock_timeout = '500ms'`);
      await writer.query(insert);
    });
    await sealer.query('rollback');
  });
  await sealAudit();
  expect(await verifyAudit(null)).toMatchObject({ faultCount: 0, head: { position: 4n } });
});

test('a sealer waits for the batch of another', async () => {
  await givenEntries(1);
  const order: string[] = [];
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let taken: () => void = () => undefined;
  const locked = new Promise<void>((resolve) => (taken = resolve));
  const other = inTransaction(async (tx) => {
    await lockName(tx, 'audit-seal');
    taken();
    await held;
    order.push('other');
  });
  await locked;
  const sealing = sealAudit().then(() => order.push('sealed'));
  await expect.poll(waiting, { timeout: 10_000, interval: 20 }).toBe(1);
  release();
  await Promise.all([other, sealing]);
  expect(order).toEqual(['other', 'sealed']);
});

async function waiting(): Promise<number> {
  const [row] = await query<{ count: number }>(
    environment().DATABASE_URL,
    `select count(*)::int as count from pg_locks where locktype = 'advisory' and not granted
     and database = (select oid from pg_database where datname = current_database())`,
  );
  return row?.count ?? 0;
}

describe('seals', () => {
  test.each(['audit_entry', 'audit_seal'])('%s is neither changed nor deleted nor emptied', async (table) => {
    await givenEntries(1);
    await sealAudit();
    const column = table === 'audit_entry' ? 'event' : 'hash';
    for (const statement of [
      `update ${table} set ${column} = ${column}`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      const attempt = query(environment().DATABASE_URL, statement);
      await expect(attempt, statement).rejects.toThrow('is not allowed');
    }
  });

  test.each([
    ['leave no gap', `(2, 1, sha256(''))`, 'a seal follows the last one'],
    ['begin with one', `(0, 1, sha256(''))`, 'a seal follows the last one'],
    ['have a whole hash', `(1, 1, 'short')`, 'audit_seal_hash_length'],
    ['name an entry once', `(1, 1, sha256('')), (2, 1, sha256(''))`, 'audit_seal_entry_id_key'],
  ])('%s', async (_, values, refusal) => {
    const attempt = query(environment().DATABASE_URL, `insert into audit_seal values ${values}`);
    await expect(attempt).rejects.toThrow(refusal);
  });
});
