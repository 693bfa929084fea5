import type { Client } from 'pg';
import type { Statement } from './capture';

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
};

/** A table with fewer rows is read as a whole sooner than by any index. */
const bigFrom = 5000;

/** Reads of whole big tables in a statement, as people read them; none: each row was found by an index. */
export async function wholeTablesRead(client: Client, { text, values }: Statement): Promise<string[]> {
  if (!/^\s*(SELECT|WITH)/i.test(text) || /\bFOR (UPDATE|SHARE)\b|\b(INSERT|UPDATE|DELETE)\b/.test(text))
    return [];
  const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
    [...values],
  );
  const [plan] = rows[0]?.['QUERY PLAN'] ?? [];
  const big = await bigTables(client);
  return plan ? nodesOf(plan.Plan).flatMap((node) => described(node, big)) : [];
}

async function bigTables(client: Client): Promise<ReadonlySet<string>> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND reltuples >= $1`,
    [bigFrom],
  );
  return new Set(rows.map(({ name }) => name));
}

function nodesOf(node: Node): Node[] {
  return [node, ...(node.Plans ?? []).flatMap(nodesOf)];
}

function described(node: Node, big: ReadonlySet<string>): string[] {
  const table = node['Relation Name'];
  if (node['Node Type'] !== 'Seq Scan' || table === undefined || !big.has(table)) return [];
  const rows =
    ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1);
  return [`${table} целиком, ${Math.round(rows).toLocaleString('ru-RU')} строк`];
}
