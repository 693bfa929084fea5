import { createCipheriv, createDecipheriv } from 'node:crypto';
import { Transform } from 'node:stream';

const chunkLength = 256 * 1024;
const tagLength = 16;

/**
 * Encrypts a stream chunk by chunk, AES-256-GCM. The nonce of a chunk is its number and whether it is the last one: chunks
 * left out, put in another order or cut off at the end do not open. For that a key seals one stream only.
 */
export function sealing(key: Uint8Array): Transform {
  return inChunks(chunkLength, (plain, nonce) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  });
}

/** Decrypts what `sealing` made; fails on the first byte that differs and on an end that is missing. */
export function unsealing(key: Uint8Array): Transform {
  return inChunks(chunkLength + tagLength, (sealed, nonce) => {
    const end = sealed.length - tagLength;
    if (end < 0) throw new Error('A sealed stream ends too early');
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
    decipher.setAuthTag(sealed.subarray(end));
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()]);
  });
}

/** The last chunk is known only by the end of the stream: a full one is held until something follows it. */
function inChunks(length: number, turn: (chunk: Buffer, nonce: Buffer) => Buffer): Transform {
  let held: Buffer = Buffer.alloc(0);
  let count = 0;
  const next = (chunk: Buffer, isLast: boolean) => turn(chunk, nonceOf(count++, isLast));
  return new Transform({
    transform(given: Buffer, _encoding, done) {
      attempt(done, () => {
        held = Buffer.concat([held, given]);
        while (held.length > length) {
          this.push(next(held.subarray(0, length), false));
          held = held.subarray(length);
        }
      });
    },
    flush(done) {
      attempt(done, () => this.push(next(held, true)));
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
