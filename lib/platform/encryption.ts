import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { environment } from './environment';

const formatVersion = 1;
const ivLength = 12;
const tagLength = 16;
const headerLength = 1 + ivLength + tagLength;

const derived = new Map<string, Buffer>();

function key(purpose: 'seal' | 'index'): Buffer {
  let found = derived.get(purpose);
  if (!found) {
    const master = Buffer.from(environment().MASTER_KEY, 'base64');
    found = Buffer.from(hkdfSync('sha256', master, '', `certificate-portal/${purpose}`, 32));
    derived.set(purpose, found);
  }
  return found;
}

/**
 * Encrypts with AES-256-GCM. `context` names table, column and record: a value moved to another place does not open there.
 * Layout: format version (1 byte), iv (12), tag (16), ciphertext.
 */
export function seal(context: string, plain: string | Uint8Array): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key('seal'), iv);
  cipher.setAAD(Buffer.from(context));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Uint8Array.from(Buffer.concat([Buffer.of(formatVersion), iv, cipher.getAuthTag(), body]));
}

/** Decrypts what `seal` made for the same context; throws when a byte or the context differs. */
export function unseal(context: string, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== formatVersion || bytes.length < headerLength) {
    throw new Error(`Sealed value of ${context.split(':')[0]} has an unknown format`);
  }
  const decipher = createDecipheriv('aes-256-gcm', key('seal'), bytes.subarray(1, 1 + ivLength));
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(1 + ivLength, headerLength));
  return Buffer.concat([decipher.update(bytes.subarray(headerLength)), decipher.final()]);
}

export function unsealText(context: string, sealed: Uint8Array): string {
  return unseal(context, sealed).toString('utf8');
}

/** Keyed hash (HMAC-SHA256, 32 bytes) for exact search of an encrypted value; `purpose` keeps columns apart. */
export function searchIndex(purpose: string, normalised: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHmac('sha256', key('index')).update(`${purpose}:${normalised}`).digest());
}
