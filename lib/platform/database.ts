import { PrismaPg } from '@prisma/adapter-pg';
import { Refusal } from '@/lib/domain/refusal';
import { PrismaClient, type Prisma } from './generated/prisma/client';
import { environment } from './environment';
import { statementNames } from './statement-names';
import { utcSessions } from './utc-sessions';

export type Transaction = Prisma.TransactionClient;
/** A query may run on the open transaction or outside of one. */
export type Queryable = Transaction | PrismaClient;

// Next bundles pages and routes apart, so a module may exist twice in one process; the pool must not.
const shared = globalThis as typeof globalThis & { portalDatabase?: PrismaClient };

/** The pool of connections of this process. */
export function database(): PrismaClient {
  shared.portalDatabase ??= new PrismaClient({
    adapter: new PrismaPg(
      {
        connectionString: utcSessions(environment().DATABASE_URL),
        max: environment().DATABASE_POOL,
        connectionTimeoutMillis: 10_000,
      },
      { statementNameGenerator: statementNames() },
    ),
    // A burst waits for a connection in line instead of failing while the pool is busy.
    transactionOptions: { maxWait: 20_000, timeout: 20_000 },
  });
  return shared.portalDatabase;
}

export async function closeDatabase(): Promise<void> {
  await shared.portalDatabase?.$disconnect();
  delete shared.portalDatabase;
}

/** What was to be written belongs to a municipality that has become part of another: asked anew, it goes into that one. */
export class MergedMunicipality extends Refusal {
  constructor() {
    super(
      'conflict',
      'Муниципалитет вошёл в состав другого. Откройте страницу заново: записи теперь ведут там.',
    );
  }
}

/**
 * Runs `work` in one transaction: state, audit and queue commit together or not at all. Who loses a race for a
 * unique value is refused with «данные изменились»: repeating shows what the other wrote.
 */
export async function inTransaction<Result>(work: (tx: Transaction) => Promise<Result>): Promise<Result> {
  try {
    return await database().$transaction(work);
  } catch (error) {
    if (isUniqueViolation(error)) throw new Refusal('conflict');
    throw isOfMerged(error) ? new MergedMunicipality() : error;
  }
}

/** The rule of the database by its name: of a check the client passes on nothing else. */
function isOfMerged(error: unknown): boolean {
  return error instanceof Error && error.message.includes('municipality_takes_no_more');
}

function isUniqueViolation(error: unknown): boolean {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'P2002' || (error.code === 'P2010' && error.message.includes('23505'));
}
