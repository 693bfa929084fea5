import { randomBytes } from 'node:crypto';
import { database } from './database';
import { hasIndexKey, keyedHash, keyring, seal, unseal, unsealText, setIndexKey } from './encryption';
import { BrokenEnvironment } from './environment';
import { requireFinishedRestore } from './restore-marker';
import { documentIndex, snilsIndex, unsealDocumentNumber } from './sealed-fields';

const name = 'search_index';
const context = `data_key.key:${name}` as const;

const wrongKey =
  'MASTER_KEY не подходит к этой базе данных. Верните прежний ключ, а если Вы его меняете — укажите прежний в MASTER_KEY_PREVIOUS.';

/**
 * Makes exact search ready: its key lies in the database, sealed by the master key, so that a new master key leaves every
 * index valid. Entry points call it once; a second call does nothing. Throws BrokenEnvironment when the master key is
 * another one than that of the database, or when a restore of it is not finished: only the restore itself goes on then.
 */
export async function loadKeys({ restoring = false } = {}): Promise<void> {
  if (hasIndexKey()) return;
  if (!restoring) await requireFinishedRestore();
  const sealed = (await findSealedKey()) ?? (await makeSealedKey());
  try {
    setIndexKey(unseal(context, sealed));
  } catch {
    throw new BrokenEnvironment(wrongKey);
  }
}

async function findSealedKey(): Promise<Uint8Array | undefined> {
  const row = await database().dataKey.findUnique({ where: { name }, select: { keySealed: true } });
  return row?.keySealed;
}

/** Two processes may start at once: the key of whoever was first is everybody's. */
async function makeSealedKey(): Promise<Uint8Array> {
  const key = (await keyOfExistingIndexes()) ?? randomBytes(32);
  await database().dataKey.createMany({
    data: [{ name, keySealed: seal(context, key) }],
    skipDuplicates: true,
  });
  const made = await findSealedKey();
  if (!made) throw new Error('The search key was not kept');
  return made;
}

type Hash = Parameters<typeof snilsIndex>[1];

/** Before keys were wrapped the search key was derived from the master key; what was indexed with it stays found. */
async function keyOfExistingIndexes(): Promise<Uint8Array | null> {
  const indexed = (await indexedDocument()) ?? (await indexedPerson());
  if (!indexed) return null;
  const { current, previous } = keyring();
  for (const master of [current, previous]) {
    if (!master) continue;
    const key = master.first.index;
    if (indexed((purpose, normalised) => keyedHash(key, purpose, normalised))) return key;
  }
  throw new BrokenEnvironment(wrongKey);
}

/** Tells whether a stored index was made with the given hash. */
type Probe = (hash: Hash) => boolean;

async function indexedDocument(): Promise<Probe | null> {
  const row = await database().identityDocument.findFirst({
    select: { id: true, kind: true, numberSealed: true, numberIndex: true },
  });
  if (!row) return null;
  const number = opened(() => unsealDocumentNumber(row.id, row.numberSealed));
  return (hash) => Buffer.from(documentIndex(row.kind, number, hash)).equals(row.numberIndex);
}

async function indexedPerson(): Promise<Probe | null> {
  const row = await database().person.findFirst({
    where: { snilsSealed: { not: null } },
    select: { id: true, snilsSealed: true, snilsIndex: true },
  });
  const { snilsSealed, snilsIndex: stored } = row ?? {};
  if (!row || !snilsSealed || !stored) return null;
  const snils = opened(() => unsealText(`person.snils:${row.id}`, snilsSealed));
  return (hash) => Buffer.from(snilsIndex(snils, hash)).equals(stored);
}

function opened<Value>(open: () => Value): Value {
  try {
    return open();
  } catch {
    throw new BrokenEnvironment(wrongKey);
  }
}
