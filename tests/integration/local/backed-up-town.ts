import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openSession } from '@/lib/access/session';
import { database, inTransaction } from '@/lib/platform/database';
import { readSettingsAnew } from '@/lib/platform/environment';
import { queueJob } from '@/lib/platform/jobs';
import { activate } from '@/tests/support/activate';
import { givenParent, givenScan } from '@/tests/support/given';
import { givenIssued, papers, type Town } from '@/tests/support/town';

/** A folder for backups and a key of theirs, for this file of tests. */
export function givenBackupSettings() {
  const folder = mkdtempSync(join(tmpdir(), 'portal-backups-'));
  const settings = {
    BACKUP_DIR: join(folder, 'backups'),
    BACKUP_KEY: randomBytes(32).toString('base64'),
    BACKUP_STAMP_FILE: join(folder, 'stamp'),
  };
  Object.assign(process.env, settings);
  readSettingsAnew();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { folder, ...settings };
}

/** What a day of the portal is made of: a certificate, a picture with its job, an activation with its letter, a sign-in. */
export async function live(town: Town) {
  const { childId, certificateId } = await givenIssued(town);
  const parent = await givenParent();
  const opened = { id: parent.grantId, accountId: parent.accountId, role: 'parent' } as const;
  await inTransaction((tx) => openSession(tx, opened));
  const document = await database().identityDocument.findFirstOrThrow({
    where: { personId: childId },
    select: { id: true },
  });
  const picture = randomBytes(3000);
  const scan = await givenScan({ ownerId: parent.accountId, documentId: document.id, picture });
  await inTransaction((tx) => queueJob(tx, 'process-scan', { scanId: scan.scanId }));
  await activate(town.operator.actor, certificateId, papers());
  return { childId, certificateId, scanId: scan.scanId, key: scan.storageKey, picture };
}

export type Lived = Awaited<ReturnType<typeof live>>;

/** Lives on until it is told to stop. */
export function livingOn(town: Town) {
  const lived: Lived[] = [];
  const life = { goesOn: true };
  const lives = (async () => {
    while (life.goesOn) lived.push(await live(town));
  })();
  const stop = async () => {
    life.goesOn = false;
    await lives;
    return lived;
  };
  return { stop };
}
