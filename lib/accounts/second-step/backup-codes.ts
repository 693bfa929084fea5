import { randomBytes } from 'node:crypto';
import { backupCode, backupCodesAtOnce } from '@/lib/domain/backup-code';
import { now } from '@/lib/platform/clock';
import type { Queryable, Transaction } from '@/lib/platform/database';
import { searchIndex } from '@/lib/platform/encryption';

/** The key is not in the table, so that who copies it cannot try codes out. */
function hashOf(accountId: string, code: string): Uint8Array<ArrayBuffer> {
  return searchIndex('backup_code', `${accountId}:${code}`);
}

/** Makes new codes, after which the earlier ones are worth nothing, and returns them: nobody can show them again. */
export async function replaceBackupCodes(tx: Transaction, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: backupCodesAtOnce }, () => backupCode(randomBytes(8)));
  await tx.backupCode.deleteMany({ where: { accountId } });
  await tx.backupCode.createMany({
    data: codes.map((code) => ({ accountId, codeHash: hashOf(accountId, code), createdAt: now() })),
  });
  return codes;
}

/** Uses a code up; false when it is none of the account's or was used before. Of many at once one is true. */
export async function spendBackupCode(tx: Transaction, accountId: string, code: string): Promise<boolean> {
  const { count } = await tx.backupCode.updateMany({
    where: { accountId, codeHash: hashOf(accountId, code), usedAt: null },
    data: { usedAt: now() },
  });
  return count === 1;
}

export function countBackupCodes(db: Queryable, accountId: string): Promise<number> {
  return db.backupCode.count({ where: { accountId, usedAt: null } });
}
