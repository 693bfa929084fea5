import { createCipheriv, createDecipheriv } from 'node:crypto';
import { Transform } from 'node:stream';

const chunkLength = 256 * 1024;
const tagLength = 16;

/** Read in pieces of this length, a sealed stream is opened without being copied. */
export const sealedChunkLength = chunkLength + tagLength;

/**
 * Encrypts a stream chunk by chunk, AES-256-GCM. The nonce of a chunk is its number and whether it is the last one: chunks
 * left out, put in another order or cut off at the end do not open. For that a key seals one stream only.
 */
export function sealing(key: Uint8Array): Transform {
  return inChunks(chunkLength, (plain, nonce) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    const body = cipher.update(plain);
    cipher.final();
    return [body, cipher.getAuthTag()];
  });
}

/** Decrypts what `sealing` made; fails on the first byte that differs and on an end that is missing. */
export function unsealing(key: Uint8Array): Transform {
  return inChunks(sealedChunkLength, (sealed, nonce) => {
    const end = sealed.length - tagLength;
    if (end < 0) throw new Error('A sealed stream ends too early');
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
    decipher.setAuthTag(sealed.subarray(end));
    const plain = decipher.update(sealed.subarray(0, end));
    // Throws when the tag does not fit, before anything of the chunk is passed on.
    decipher.final();
    return [plain];
  });
}

/** The last chunk is known only by the end of the stream: a full one is held until something follows it. */
function inChunks(length: number, turn: (chunk: Buffer, nonce: Buffer) => Buffer[]): Transform {
  let held: Buffer[] = [];
  let size = 0;
  let count = 0;
  const next = (through: Transform, isLast: boolean) => {
    const [only] = held;
    const chunk = only && held.length === 1 ? only : Buffer.concat(held);
    for (const piece of turn(chunk, nonceOf(count, isLast))) through.push(piece);
    [held, size, count] = [[], 0, count + 1];
  };
  return new Transform({
    transform(given: Buffer, _encoding, done) {
      attempt(done, () => {
        let rest = given;
        while (size + rest.length > length) {
          const taken = length - size;
          if (taken > 0) held.push(rest.subarray(0, taken));
          rest = rest.subarray(taken);
          next(this, false);
        }
        held.push(rest);
        size += rest.length;
      });
    },
    flush(done) {
      attempt(done, () => next(this, true));
    },
  });
}

function nonceOf(count: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(count, 7);
  nonce.writeUInt8(isLast ? 1 : 0, 11);
  return nonce;
}

function attempt(done: (error?: Error) => void, work: () => void): void {
  try {
    work();
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)));
    return;
  }
  done();
}
