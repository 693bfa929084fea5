import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { database } from '@/lib/platform/database';
import { keyedHash, searchIndex, setIndexKey, setKeyring } from '@/lib/platform/encryption';
import { deriveMasterKey } from '@/lib/platform/envelope';
import { BrokenEnvironment, environment } from '@/lib/platform/environment';
import { loadKeys } from '@/lib/platform/load-keys';
import { snilsIndex, unsealPersonField } from '@/lib/platform/sealed-fields';
import { givenParent } from '@/tests/support/given';

const own = deriveMasterKey(Buffer.from(environment().MASTER_KEY, 'base64'));
const stranger = deriveMasterKey(randomBytes(32));

afterEach(() => setKeyring());

/** The database as it was before search keys were kept in it. */
async function forgetKey(): Promise<void> {
  await database().$executeRaw`alter table data_key disable trigger user`;
  await database().$executeRaw`delete from data_key`;
  await database().$executeRaw`alter table data_key enable trigger user`;
  setIndexKey(null);
}

function index(): string {
  return Buffer.from(searchIndex('a', '1')).toString('hex');
}

test('a database without people gets a search key of its own, one for all processes that start at once', async () => {
  await forgetKey();
  await Promise.all([loadKeys(), loadKeys(), loadKeys()]);
  const first = index();
  setIndexKey(null);
  await loadKeys();
  expect(index()).toBe(first);
  expect(await database().dataKey.count()).toBe(1);
  await forgetKey();
  await loadKeys();
  expect(index()).not.toBe(first);
});

test('another master key than that of the database is refused with a sentence', async () => {
  setKeyring({ current: stranger, previous: null });
  setIndexKey(null);
  await expect(loadKeys()).rejects.toThrow(BrokenEnvironment);
  await expect(loadKeys()).rejects.toThrow(/^MASTER_KEY не подходит к этой базе данных/);
  setKeyring({ current: stranger, previous: own });
  await loadKeys();
  expect(index()).toHaveLength(64);
});

test('the search key can be neither deleted nor emptied away', async () => {
  await expect(database().$executeRaw`delete from data_key`).rejects.toThrow('not allowed');
  await expect(database().$executeRaw`truncate data_key`).rejects.toThrow('not allowed');
});

test('whoever was indexed by the first version of the portal is found, also when the key changes with this very start', async () => {
  setIndexKey(own.first.index);
  const { personId } = await givenParent();
  const { snilsSealed } = await database().person.findUniqueOrThrow({ where: { id: personId } });
  const snils = unsealPersonField('snils', personId, snilsSealed) ?? '';
  const derived = Buffer.from(keyedHash(own.first.index, 'a', '1')).toString('hex');
  for (const keys of [
    { current: own, previous: null },
    { current: stranger, previous: own },
  ]) {
    await forgetKey();
    setKeyring(keys);
    await loadKeys();
    expect(index()).toBe(derived);
    const found = await database().person.findFirst({ where: { snilsIndex: snilsIndex(snils) } });
    expect(found?.id).toBe(personId);
  }
  // Neither key is the one of these people: no index is made that would find nobody.
  await forgetKey();
  setKeyring({ current: deriveMasterKey(randomBytes(32)), previous: null });
  await expect(loadKeys()).rejects.toThrow(/^MASTER_KEY не подходит к этой базе данных/);
  expect(await database().dataKey.count()).toBe(0);
});
