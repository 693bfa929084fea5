import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

/** Runs `work` with a database of nothing on the server of the tests; it is dropped afterwards. */
export async function withEmptyDatabase<Result>(
  work: (url: string) => Promise<Result>,
  options = '',
): Promise<Result> {
  const name = `empty_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name} ${options}`);
  try {
    return await work(addressOf(name));
  } finally {
    await onServer(`drop database ${name} with (force)`);
  }
}

/** Runs statements on a database of the tests. */
export async function query<Row extends Record<string, unknown>>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Row>(sql, values);
    return rows;
  } finally {
    await client.end();
  }
}

function addressOf(name: string): string {
  const url = new URL(inject('templateDatabaseUrl'));
  url.pathname = `/${name}`;
  return url.href;
}

async function onServer(sql: string): Promise<void> {
  await query(addressOf('postgres'), sql);
}
