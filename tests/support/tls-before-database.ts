import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { SMTPServer } from 'smtp-server';

/** A certificate that nobody has signed, which the mail server of the tests brings along. */
const certificate = new SMTPServer({ logger: false }).secureContext.get('*');

/**
 * A way to the PostgreSQL of the tests, which speaks no TLS, for clients that ask for it: a client first asks in the open
 * whether it may, is told yes, and everything after that is encrypted.
 */
export async function startTlsBefore(target: number): Promise<{ port: number; stop: () => Promise<void> }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket.on('error', () => socket.destroy()));
    socket.once('data', () => {
      socket.write('S');
      const secure = new TLSSocket(socket, { isServer: true, secureContext: certificate });
      const database = connect(target, '127.0.0.1');
      open.add(database);
      const end = () => {
        socket.destroy();
        database.destroy();
      };
      for (const stream of [secure, database]) stream.once('error', end).once('close', end);
      secure.pipe(database);
      database.pipe(secure);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((settle) => server.close(settle));
    },
  };
}
