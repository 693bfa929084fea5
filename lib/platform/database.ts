import { PrismaPg } from '@prisma/adapter-pg';
import { Refusal } from '@/lib/domain/refusal';
import { PrismaClient, type Prisma } from './generated/prisma/client';
import { environment } from './environment';

export type Transaction = Prisma.TransactionClient;
/** A query may run on the open transaction or outside of one. */
export type Queryable = Transaction | PrismaClient;

// Next bundles pages and routes apart, so a module may exist twice in one process; the pool must not.
const shared = globalThis as typeof globalThis & { portalDatabase?: PrismaClient };

/** The pool of connections of this process. */
export function database(): PrismaClient {
  shared.portalDatabase ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: environment().DATABASE_URL,
      max: environment().DATABASE_POOL,
      connectionTimeoutMillis: 10_000,
    }),
    // A burst waits for a connection in line instead of failing while the pool is busy.
    transactionOptions: { maxWait: 20_000, timeout: 20_000 },
  });
  return shared.portalDatabase;
}

export async function closeDatabase(): Promise<void> {
  await shared.portalDatabase?.$disconnect();
  delete shared.portalDatabase;
}

/**
 * Runs `work` in one transaction: state, audit and queue commit together or not at all. Who loses a race for a
 * unique value is refused with «данные изменились»: repeating shows what the other wrote.
 */
export async function inTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  try {
    return await database().$transaction(work);
  } catch (error) {
    throw isUniqueViolation(error) ? new Refusal('conflict') : error;
  }
}

function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'P2002' || (error.code === 'P2010' && error.message.includes('23505'));
}
