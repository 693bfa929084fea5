import { createConnection, type Socket } from 'node:net';
import { environment } from './environment';

export type VirusVerdict = 'clean' | 'infected';

/** Clamd is not there, is busy, or could not check the file: nothing is known of it yet. Its message holds no file. */
export class VirusCheckUnavailable extends Error {
  override readonly name = 'VirusCheckUnavailable';
}

const patienceMs = 60_000;
const chunkLength = 64 * 1024;
const longestReply = 4096;

/**
 * What clamd says of the bytes, streamed to it (INSTREAM); «clean» where no clamd is set up. Throws VirusCheckUnavailable.
 */
export async function checkForViruses(bytes: Uint8Array): Promise<VirusVerdict> {
  const { CLAMD_SOCKET } = environment();
  if (CLAMD_SOCKET === undefined) return 'clean';
  const reply = await ask(connect(CLAMD_SOCKET), bytes);
  if (/^stream: OK\0?$/.test(reply)) return 'clean';
  if (/^stream: .+ FOUND\0?$/s.test(reply)) return 'infected';
  throw new VirusCheckUnavailable('Clamd has given no verdict');
}

function connect(address: string): Socket {
  if (address.startsWith('/')) return createConnection({ path: address });
  const at = address.lastIndexOf(':');
  const host = address.slice(0, at).replace(/^\[(.+)\]$/, '$1');
  return createConnection({ host, port: Number(address.slice(at + 1)) });
}

/** One question, one reply; clamd closes the connection after it. */
function ask(socket: Socket, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    const fail = (reason: string) => {
      socket.destroy();
      reject(new VirusCheckUnavailable(reason));
    };
    socket.setTimeout(patienceMs, () => fail('Clamd does not answer'));
    socket.on('error', () => fail('Clamd cannot be reached'));
    socket.on('data', (part: Buffer) => {
      parts.push(part);
      length += part.length;
      if (length > longestReply) fail('Clamd has answered with something else');
    });
    socket.on('close', () => resolve(Buffer.concat(parts).toString('utf8')));
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      for (let at = 0; at < bytes.length; at += chunkLength)
        writeChunk(socket, bytes.subarray(at, at + chunkLength));
      writeChunk(socket, Buffer.alloc(0));
    });
  });
}

/** Four bytes of length, big-endian, then so many bytes; a chunk of none ends the stream. */
function writeChunk(socket: Socket, chunk: Uint8Array): void {
  const head = Buffer.alloc(4);
  head.writeUInt32BE(chunk.length);
  socket.write(head);
  if (chunk.length > 0) socket.write(chunk);
}
