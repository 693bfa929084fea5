import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { Refusal } from '@/lib/domain/refusal';
import { PrismaClient, type Prisma } from './generated/prisma/client';
import { databaseSocket, noteDatabaseLoss } from './database-sockets';
import { environment } from './environment';
import { statementNames } from './statement-names';
import { utcSessions } from './utc-sessions';

export type Transaction = Prisma.TransactionClient;
/** A query may run on the open transaction or outside of one. */
export type Queryable = Transaction | PrismaClient;

// Next bundles pages and routes apart, so a module may exist twice in one process; the pool must not.
const shared = globalThis as typeof globalThis & { portalDatabase?: { client: PrismaClient; pool: Pool } };

/** The pool of connections of this process. */
export function database(): PrismaClient {
  shared.portalDatabase ??= openDatabase();
  return shared.portalDatabase.client;
}

function openDatabase() {
  const { DATABASE_URL, DATABASE_POOL } = environment();
  const pool = new Pool({
    connectionString: utcSessions(DATABASE_URL),
    max: DATABASE_POOL,
    // How long a burst may wait in line; a database out of reach ends the wait sooner (database-watch).
    connectionTimeoutMillis: 10_000,
    stream: databaseSocket,
  });
  // Told of every end that was not our own; with TLS the socket is not.
  pool.on('connect', (client) => client.on('error', noteDatabaseLoss));
  const statementNameGenerator = statementNames();
  const client = new PrismaClient({
    adapter: new PrismaPg(pool, { statementNameGenerator, disposeExternalPool: true }),
    // A burst waits for a connection in line instead of failing while the pool is busy.
    transactionOptions: { maxWait: 20_000, timeout: 20_000 },
  });
  return { client, pool };
}

/** Connections open, at rest, and who waits for one. */
export function poolState(): { total: number; idle: number; waiting: number } {
  const { totalCount = 0, idleCount = 0, waitingCount = 0 } = shared.portalDatabase?.pool ?? {};
  return { total: totalCount, idle: idleCount, waiting: waitingCount };
}

export async function closeDatabase(): Promise<void> {
  const open = shared.portalDatabase;
  delete shared.portalDatabase;
  await open?.client.$disconnect();
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
