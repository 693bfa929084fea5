import { createHash, randomBytes } from 'node:crypto';
import { database, type Transaction } from '@/lib/platform/database';
import { loadKeys } from '@/lib/platform/load-keys';
import { hashPassword } from '@/lib/platform/passwords';
import { demoPassword } from './demo-accounts';
import { addDemoFamilies } from './demo/demo-families';
import { addFamiliesAround } from './demo/families-around';
import { isUntouched, writeLedger, type Ledger } from './demo/ledger';
import { removeFiles, storePictures } from './demo/scans';
import { makeWorld, type World } from './demo/world';

/** Any number will do as long as every loader asks for the same one. */
const lockNumber = 420_018_122;
const firstFamilyAround = 10;

/**
 * Fills an empty database with invented people, all of it or nothing. Ages and deadlines are counted from today.
 * A database in which anybody or any municipality has been entered is left as it is.
 */
export async function loadDemoData(): Promise<'loaded' | 'already_has_people'> {
  if (!(await isUntouched(database()))) return 'already_has_people';
  await loadKeys();
  const world = await gatherWorld();
  const storedFiles = await storePictures(world);
  try {
    const loaded = await database().$transaction((tx) => writeIfUntouched(tx, world.ledger), {
      timeout: 60_000,
    });
    if (!loaded) await removeFiles(storedFiles);
    return loaded ? 'loaded' : 'already_has_people';
  } catch (error) {
    await removeFiles(storedFiles);
    throw error;
  }
}

async function gatherWorld(): Promise<World> {
  // Invented people around the demo accounts have a password nobody knows.
  const [demo, locked] = await Promise.all(
    [demoPassword, randomBytes(32).toString('base64')].map(hashPassword),
  );
  if (!demo || !locked) throw new Error('Passwords could not be hashed');
  const world = makeWorld({ demo, locked });
  const keyHash = Uint8Array.from(createHash('sha256').update(randomBytes(32)).digest());
  world.ledger.integration.push({
    id: crypto.randomUUID(),
    name: 'Навигатор дополнительного образования',
    keyHash,
  });
  addDemoFamilies(world);
  addFamiliesAround(world, firstFamilyAround);
  numberApplications(world.ledger);
  return world;
}

/** Running numbers in the order of filing. */
function numberApplications(ledger: Ledger): void {
  const filedAt = ({ createdAt }: { createdAt?: Date | string }) => new Date(createdAt ?? 0).getTime();
  ledger.application = ledger.application
    .toSorted((a, b) => filedAt(a) - filedAt(b))
    .map((application, at) => ({ ...application, number: at + 1 }));
}

async function writeIfUntouched(tx: Transaction, ledger: Ledger): Promise<boolean> {
  // Two starts at once: the second waits here and then finds people.
  await tx.$executeRaw`select pg_advisory_xact_lock(${lockNumber}::bigint)`;
  if (!(await isUntouched(tx))) return false;
  await writeLedger(tx, ledger);
  return true;
}
