import { createHash } from 'node:crypto';
import { canonicalEntry, type SealableEntry } from '@/lib/domain/audit-canonical';
import { Prisma } from '@/lib/platform/generated/prisma/client';

/** The last link of the chain at a moment. Kept elsewhere, it shows later that the chain still holds everything up to it. */
export type ChainHead = { position: bigint; /** 64 digits, hexadecimal. */ hash: string };

/** What stands before the first link. */
export const chainStart: ChainHead = { position: 0n, hash: '0'.repeat(64) };

/** The hash of the link that follows `previousHash` with this entry. */
export function linkHash(previousHash: string, entry: SealableEntry): string {
  return createHash('sha256')
    .update(Buffer.from(previousHash, 'hex'))
    .update(canonicalEntry(entry))
    .digest('hex');
}

/** The columns of a SealableEntry, of audit_entry named `e`. */
export const sealableColumns = Prisma.sql`
  e.id::text AS id,
  trim_scale(extract(epoch FROM e.at) * 1000000)::text AS at,
  e.event,
  e.account_id::text AS "accountId",
  e.role::text AS role,
  e.institution_id::text AS "institutionId",
  e.subject_kind AS "subjectKind",
  e.subject_id::text AS "subjectId",
  e.child_id::text AS "childId",
  e.details::text AS details`;
