import { randomBytes } from 'node:crypto';
import { Readable, type Transform } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { describe, expect, test } from 'vitest';
import { sealedChunkLength, sealing, unsealing } from '@/lib/local/backup/sealed-stream';

const key = randomBytes(32);
const chunk = sealedChunkLength - 16;

function seal(plain: Uint8Array, pieceLength = 60_000): Promise<Buffer> {
  return through(plain, pieceLength, sealing(key));
}

function open(sealed: Uint8Array, { with: opener = key, pieceLength = 70_000 } = {}): Promise<Buffer> {
  return through(sealed, pieceLength, unsealing(opener));
}

async function through(bytes: Uint8Array, pieceLength: number, stream: Transform): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += pieceLength) {
    pieces.push(Buffer.from(bytes.subarray(at, at + pieceLength)));
  }
  const [read] = await Promise.all([buffer(stream), pipeline(Readable.from(pieces), stream)]);
  return read;
}

describe('a stream sealed in chunks', () => {
  test.each([0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk, 3 * chunk + 5])(
    '%i bytes come back, in whatever pieces they are read',
    async (length) => {
      const plain = randomBytes(length);
      const sealed = await seal(plain);
      expect(sealed.length).toBe(length + 16 * Math.max(1, Math.ceil(length / chunk)));
      for (const pieceLength of [1000, sealedChunkLength, 1_000_000]) {
        expect((await open(sealed, { pieceLength })).equals(plain)).toBe(true);
      }
    },
  );

  test('nothing that differs opens: a byte, the order, the end, another key', async () => {
    const sealed = await seal(randomBytes(3 * chunk));
    const [one, two, three] = [0, 1, 2].map((at) =>
      sealed.subarray(at * sealedChunkLength, (at + 1) * sealedChunkLength),
    );
    const flipped = Buffer.from(sealed);
    flipped.writeUInt8(flipped.readUInt8(chunk * 2) ^ 4, chunk * 2);
    const spoiled = [
      flipped,
      Buffer.concat([two ?? sealed, one ?? sealed, three ?? sealed]),
      Buffer.concat([one ?? sealed, three ?? sealed]),
      Buffer.concat([one ?? sealed, two ?? sealed]),
      sealed.subarray(0, -1),
      sealed.subarray(0, 2 * sealedChunkLength + 10),
      Buffer.concat([sealed, Buffer.alloc(1)]),
      Buffer.alloc(0),
    ];
    for (const each of spoiled) await expect(open(each)).rejects.toThrow();
    await expect(open(sealed, { with: randomBytes(32) })).rejects.toThrow();
  });
});
