import { connect, createServer, type Socket } from 'node:net';

/**
 * Stands between a web process and its database and counts what is asked: every executed statement, the beginning and
 * the end of a transaction included. Any database will do, and nothing of it is set otherwise.
 */
export async function openStatementGate(databaseUrl: string) {
  const { hostname, port } = new URL(databaseUrl);
  let statements = 0;
  const sockets = new Set<Socket>();
  const server = createServer((web) => {
    const database = connect(Number(port), hostname);
    const count = statementCounter(() => (statements += 1));
    web.on('data', count);
    web.pipe(database).pipe(web);
    for (const socket of [web, database]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => (web.destroy(), database.destroy()));
    }
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(address && typeof address === 'object' ? address.port : 0);
  return {
    databaseUrl: url.href,
    counted: () => statements,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Reads the messages a client of PostgreSQL sends: the first has no letter; «E» executes, «Q» is a simple query. */
function statementCounter(found: () => void): (part: Buffer) => void {
  let rest = Buffer.alloc(0);
  let begun = false;
  return (part) => {
    rest = Buffer.concat([rest, part]);
    for (;;) {
      const head = begun ? 1 : 0;
      if (rest.length < head + 4) return;
      const whole = head + rest.readInt32BE(head);
      if (rest.length < whole) return;
      if (begun && (rest[0] === 0x45 || rest[0] === 0x51)) found();
      begun = true;
      rest = rest.subarray(whole);
    }
  };
}
