import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

/** Reads what COPY gives out, as a stream; returns what `read` made of it and how many rows there were. */
export async function copyOut<Result>(
  client: Client,
  what: string,
  read: (stream: Readable) => Promise<Result>,
): Promise<{ result: Result; rows: number }> {
  // The stream ends a moment before the connection is free for the next query.
  const free = once(client, 'drain');
  free.catch(() => undefined);
  const stream = client.query(copyTo(`copy ${what} to stdout`));
  const result = await read(stream);
  await free;
  return { result, rows: stream.rowCount };
}
