import { createServer, type Server, type Socket } from 'node:net';

/** The string every scanner for viruses knows, written in two parts so that none of them stops at this file. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);

/** A server of clamd's protocol: INSTREAM only, and it finds the string of EICAR. `address` is a port or a socket file. */
export async function startClamd(address: number | string, { limit = 20 * 1024 * 1024 } = {}) {
  let asked = 0;
  const server: Server = createServer((socket) => {
    asked += 1;
    let received = Buffer.alloc(0);
    socket.on('error', () => socket.destroy());
    socket.on('data', (part: Buffer) => {
      received = Buffer.concat([received, part]);
      answerWhenWhole(socket, received, limit);
    });
  });
  await new Promise<void>((resolve) => {
    if (typeof address === 'number') server.listen(address, '127.0.0.1', resolve);
    else server.listen(address, resolve);
  });
  return {
    asked: () => asked,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

const command = Buffer.from('zINSTREAM\0');

function answerWhenWhole(socket: Socket, received: Buffer, limit: number): void {
  const start = received.subarray(0, command.length);
  if (start.length === command.length && !start.equals(command)) {
    socket.end('UNKNOWN COMMAND\0');
    return;
  }
  const chunks: Buffer[] = [];
  let at = command.length;
  let sum = 0;
  while (at + 4 <= received.length) {
    const length = received.readUInt32BE(at);
    sum += length;
    if (sum > limit) {
      socket.end('INSTREAM size limit exceeded. ERROR\0');
      return;
    }
    if (length === 0) {
      const found = Buffer.concat(chunks).includes(eicar);
      socket.end(found ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
      return;
    }
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
}
