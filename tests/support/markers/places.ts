import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SecondPortal } from '@/tests/support/e2e-second-portal';
import type { Search } from './traces';

/** Files below a folder that were written since the instant, and what lies open in them or in their names: «file: marker». */
export function foundInFiles(search: Search, folder: string, since: Date): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => statSync(file).mtime >= since)
    .flatMap((file) =>
      [...search.in(file), ...search.in(readFileSync(file))].map((marker) => `${file}: ${marker}`),
    );
}

/** Every column of every table, whatever its type, and the markers that lie open in it: «table.column: marker». */
export async function foundInDatabase(search: Search, query: SecondPortal['query']): Promise<string[]> {
  const tables = await query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
  );
  const found = new Set<string>();
  for (const { name } of tables) {
    // Bytes come as hex, which the search knows as one of its disguises.
    const rows = await query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from ${name} t`);
    for (const { row } of rows) {
      for (const [column, value] of Object.entries(row)) {
        const text = typeof value === 'string' ? value : JSON.stringify(value);
        for (const marker of search.in(text)) found.add(`${name}.${column}: ${marker}`);
      }
    }
  }
  return [...found].toSorted();
}

/** Addresses that a page leads to, in its HTML and in what it tells its scripts. */
export function addressesIn(html: string): string[] {
  return [...html.matchAll(/\b(?:href|action|src)\\?"?[=:]\\?"([^"\\]*)/g)].map(
    ([, address]) => address ?? '',
  );
}
