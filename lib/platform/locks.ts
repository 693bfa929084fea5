import { Prisma } from './generated/prisma/client';
import type { Transaction } from './database';

type LockableTable =
  'person' | 'child' | 'certificate' | 'application' | 'paper' | 'family_question' | 'letter';

const keyColumn = {
  person: 'id',
  child: 'person_id',
  certificate: 'id',
  application: 'id',
  paper: 'id',
  family_question: 'id',
  letter: 'id',
} as const satisfies Record<LockableTable, string>;

/** Holds the row until the transaction ends: whoever wants the same row waits and then sees what was written. */
export async function lockRow(tx: Transaction, table: LockableTable, id: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM ${Prisma.raw(table)} WHERE ${Prisma.raw(keyColumn[table])} = ${id}::uuid FOR UPDATE`;
}

/** Holds a named lock until the transaction ends, for invariants that span rows which do not exist yet. */
export async function lockName(tx: Transaction, name: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))::text`;
}
