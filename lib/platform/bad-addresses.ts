import { now } from './clock';
import type { Queryable, Transaction } from './database';
import { searchIndex } from './encryption';

/** After so many days an address is tried again by itself: a full mailbox is emptied, a domain paid for. */
export const badAddressDays = 180;

/** Servers tell no capital letters apart in the part before @ either, whatever the standard allows them. */
function indexOf(email: string): Uint8Array<ArrayBuffer> {
  return searchIndex('bad_address.address', email.toLowerCase());
}

type BadAddress = { email: string; reason: string; since: Date };

/** Which of these addresses letters do not reach, why (codes alone) and since when. */
export async function badAmong(db: Queryable, emails: readonly string[]): Promise<BadAddress[]> {
  if (emails.length === 0) return [];
  const keyed = emails.map((email) => ({ email, index: indexOf(email) }));
  const rows = await db.badAddress.findMany({
    where: { addressIndex: { in: keyed.map(({ index }) => index) } },
  });
  return keyed.flatMap(({ email, index }) => {
    const row = rows.find(({ addressIndex }) => Buffer.from(addressIndex).equals(index));
    return row ? [{ email, reason: row.reason, since: row.since }] : [];
  });
}

/** Letters that can wait in the cabinet no longer go to this address. True: they did until now. */
export async function markBadAddress(tx: Transaction, email: string, reason: string): Promise<boolean> {
  const { count } = await tx.badAddress.createMany({
    data: [{ addressIndex: indexOf(email), reason, since: now() }],
    skipDuplicates: true,
  });
  return count === 1;
}

/** Letters go to these addresses again; returns how many of them had been marked. */
export async function liftBadAddresses(tx: Transaction, emails: readonly string[]): Promise<number> {
  const { count } = await tx.badAddress.deleteMany({ where: { addressIndex: { in: emails.map(indexOf) } } });
  return count;
}

/** Forgets marks that are older than their term. */
export async function forgetOldMarks(db: Queryable): Promise<void> {
  const before = new Date(now().getTime() - badAddressDays * 86_400_000);
  await db.badAddress.deleteMany({ where: { since: { lt: before } } });
}
