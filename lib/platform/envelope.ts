import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto';
import type { SealedContext } from './sealed-places';

/** What one master key is used for; the key itself encrypts nothing. */
export type MasterKey = {
  /** Names the key in what it wraps, hex. */
  id: string;
  wrap: Buffer;
  /** Opened the values of the first format and made their search index. */
  first: { seal: Buffer; index: Buffer };
};

/** New values are wrapped by `current`; during a change of keys `previous` still opens. */
export type Keyring = { current: MasterKey; previous: MasterKey | null };

const idLength = 8;
const ivLength = 12;
const tagLength = 16;
const keyLength = 32;

// Second format: version (1), id of the master key (8), iv (12), tag (16) and data key (32) as wrapped by it,
// then iv (12), tag (16) and the value encrypted with the data key.
const wrapEnd = 1 + idLength + ivLength + tagLength + keyLength;
const bodyStart = wrapEnd + ivLength + tagLength;
/** Version and key id stand first: they tell under which key a value is. */
export const headLength = 1 + idLength;

const firstBodyStart = 1 + ivLength + tagLength;

export function deriveMasterKey(master: Uint8Array): MasterKey {
  const derive = (purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', master, '', `certificate-portal/${purpose}`, length));
  return {
    id: derive('key-id', idLength).toString('hex'),
    wrap: derive('wrap', keyLength),
    first: { seal: derive('seal', keyLength), index: derive('index', keyLength) },
  };
}

/** How every value begins that is wrapped by this key. */
export function headOf({ id }: MasterKey): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([2, ...Buffer.from(id, 'hex')]);
}

/** Encrypts with a data key of its own, AES-256-GCM, and wraps that by the current master key. */
export function sealWith(
  keys: Keyring,
  context: SealedContext,
  plain: string | Uint8Array,
): Uint8Array<ArrayBuffer> {
  const dataKey = randomBytes(keyLength);
  const body = encrypt(dataKey, context, typeof plain === 'string' ? Buffer.from(plain) : plain);
  const sealed = new Uint8Array(wrapEnd + body.reduce((sum, part) => sum + part.length, 0));
  put(sealed, 0, wrapped(keys.current, context, dataKey));
  put(sealed, wrapEnd, body);
  return sealed;
}

/** Decrypts a value of either format; throws when a byte or the context differs or its master key is not at hand. */
export function openWith(keys: Keyring, context: SealedContext, sealed: Uint8Array): Buffer {
  const bytes = view(sealed);
  if (bytes[0] === 1) return openFirstFormat(keys, context, bytes);
  const dataKey = unwrap(keys, context, bytes);
  return decrypt(dataKey, context, bytes.subarray(wrapEnd));
}

/** The same value wrapped by the current master key, or null when it is already. Throws as `openWith` does. */
export function rewrapWith(
  keys: Keyring,
  context: SealedContext,
  sealed: Uint8Array,
): Uint8Array<ArrayBuffer> | null {
  const bytes = view(sealed);
  if (bytes[0] === 1) return sealWith(keys, context, openFirstFormat(keys, context, bytes));
  const dataKey = unwrap(keys, context, bytes);
  if (bytes.subarray(0, headLength).equals(headOf(keys.current))) return null;
  const fresh = new Uint8Array(sealed);
  put(fresh, 0, wrapped(keys.current, context, dataKey));
  return fresh;
}

function wrapped(master: MasterKey, context: SealedContext, dataKey: Uint8Array): Uint8Array[] {
  return [headOf(master), ...encrypt(master.wrap, wrapContext(master.id, context), dataKey)];
}

function unwrap(keys: Keyring, context: SealedContext, bytes: Buffer): Buffer {
  if (bytes[0] !== 2 || bytes.length < bodyStart) throw unknownFormat(context);
  const id = bytes.subarray(1, headLength).toString('hex');
  const master = [keys.current, keys.previous].find((key) => key?.id === id);
  if (!master) throw new Error(`Sealed value of ${placeOf(context)} is under the unknown master key ${id}`);
  return decrypt(master.wrap, wrapContext(id, context), bytes.subarray(headLength, wrapEnd));
}

function wrapContext(id: string, context: SealedContext): string {
  return `wrap/2:${id}:${context}`;
}

/** Values of the first format name no key: whichever opens it is the right one. */
function openFirstFormat(keys: Keyring, context: SealedContext, bytes: Buffer): Buffer {
  if (bytes.length < firstBodyStart) throw unknownFormat(context);
  const sealed = bytes.subarray(1);
  if (!keys.previous) return decrypt(keys.current.first.seal, context, sealed);
  try {
    return decrypt(keys.current.first.seal, context, sealed);
  } catch {
    return decrypt(keys.previous.first.seal, context, sealed);
  }
}

/** Parts in their order: iv, tag, ciphertext. The key is given as Node's own object: about bare bytes it asks eight times as long. */
function encrypt(key: Uint8Array, context: string, plain: Uint8Array): Uint8Array[] {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), iv);
  cipher.setAAD(Buffer.from(context));
  const body = cipher.update(plain);
  cipher.final();
  return [iv, cipher.getAuthTag(), body];
}

function decrypt(key: Uint8Array, context: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), sealed.subarray(0, ivLength), {
    authTagLength: tagLength,
  });
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(sealed.subarray(ivLength, ivLength + tagLength));
  const plain = decipher.update(sealed.subarray(ivLength + tagLength));
  // Throws when the tag does not fit; in this mode nothing more comes out.
  decipher.final();
  return plain;
}

function put(target: Uint8Array, at: number, parts: readonly Uint8Array[]): void {
  let place = at;
  for (const part of parts) {
    target.set(part, place);
    place += part.length;
  }
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

function unknownFormat(context: SealedContext): Error {
  return new Error(`Sealed value of ${placeOf(context)} has an unknown format`);
}

/** Without the key of the record. */
function placeOf(context: SealedContext): string {
  return context.split(':')[0] ?? '';
}
