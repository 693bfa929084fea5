import { PrismaPg } from '@prisma/adapter-pg';
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from '@prisma/driver-adapter-utils';
import { Pool, type QueryArrayResult, type QueryConfig } from 'pg';
import { utcSessions } from './utc-sessions';

const internalChar = 18;
const text = 25;

/** For a result that had columns of the type "char": which ones. Rows are the one object both layers see. */
type CharColumns = WeakMap<readonly unknown[], readonly number[]>;

/**
 * Prisma's adapter for PostgreSQL made fit for the schema engine. By itself it refuses the type "char" of the
 * system catalogues, where the engine expects characters, and cuts scripts at every semicolon, also inside the
 * body of a function.
 */
export function migrationAdapter(databaseUrl: string): {
  factory: SqlMigrationAwareDriverAdapterFactory;
  close: () => Promise<void>;
} {
  const charColumns: CharColumns = new WeakMap();
  const connectionString = utcSessions(databaseUrl);
  const scripts = new Pool({ connectionString, max: 1 });
  const queries = charsAsText(new Pool({ connectionString, max: 2 }), charColumns);
  const prisma = new PrismaPg(queries);
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: prisma.adapterName,
    connect: async () => wholeScripts(textAsChars(await prisma.connect(), charColumns), scripts),
    // Never asked for: a schema is compared with a database that has the migrations applied.
    connectToShadowDb: () => Promise.reject(new Error('There is no shadow database.')),
  };
  const close = async () => {
    await Promise.all([queries.end(), scripts.end()]);
  };
  return { factory, close };
}

/**
 * How long a script waits for a table that is in use. Whoever wants the table after it waits behind it: without a limit one
 * long report would stop the whole portal.
 */
const patience = '4s';

/** PostgreSQL takes a script whole and runs it in one transaction: a migration happens entirely or not at all. */
function wholeScripts(adapter: SqlDriverAdapter, pool: Pool): SqlDriverAdapter {
  return Object.assign(adapter, {
    executeScript: async (script: string): Promise<void> => {
      await pool.query(`SET lock_timeout = '${patience}';\n${script}`);
    },
  });
}

function charsAsText(pool: Pool, charColumns: CharColumns): Pool {
  const query = pool.query.bind(pool);
  return Object.assign(pool, {
    query: async (config: QueryConfig): Promise<QueryArrayResult> => {
      const result: QueryArrayResult = await query({ ...config, rowMode: 'array' });
      const isChar = ({ dataTypeID }: { dataTypeID: number }) => dataTypeID === internalChar;
      charColumns.set(
        result.rows,
        result.fields.flatMap((field, index) => (isChar(field) ? [index] : [])),
      );
      const fields = result.fields.map((field) => (isChar(field) ? { ...field, dataTypeID: text } : field));
      return { ...result, fields };
    },
  });
}

function textAsChars(adapter: SqlDriverAdapter, charColumns: CharColumns): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  return Object.assign(adapter, {
    queryRaw: async (query: SqlQuery): Promise<SqlResultSet> => {
      const result = await queryRaw(query);
      for (const index of charColumns.get(result.rows) ?? [])
        result.columnTypes[index] = ColumnTypeEnum.Character;
      return result;
    },
  });
}
