import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openStatementGate } from '@/tests/bench/setup/statement-gate';

/** A message of a client of PostgreSQL: a letter, but for the first, its length and what it says. */
function message(letter: string, words: string): Buffer {
  const body = Buffer.from(words);
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + body.length);
  return Buffer.concat([Buffer.from(letter), length, body]);
}

test('executed statements and simple queries are counted, however the network cuts them', async () => {
  const heard: Buffer[] = [];
  const database = createServer((socket) => socket.on('data', (part: Buffer) => heard.push(part)));
  database.listen(0, '127.0.0.1');
  await once(database, 'listening');
  const { port } = database.address() as AddressInfo;
  const gate = await openStatementGate(`postgresql://portal@127.0.0.1:${port}/portal`);
  const sent = Buffer.concat([
    message('', 'user portal'),
    message('P', 'EQ'),
    message('B', 'E'),
    message('E', ''),
    message('S', ''),
    message('Q', 'begin'),
  ]);
  const web = connect(Number(new URL(gate.databaseUrl).port), '127.0.0.1');
  await once(web, 'connect');
  for (const byte of sent) web.write(Buffer.from([byte]));
  await expect.poll(() => Buffer.concat(heard).equals(sent)).toBe(true);
  expect(gate.counted()).toBe(2);
  gate.close();
  database.close();
});
