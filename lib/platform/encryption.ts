import { createHmac, createSecretKey } from 'node:crypto';
import { Refusal } from '@/lib/domain/refusal';
import { deriveMasterKey, openWith, sealWith, type Keyring } from './envelope';
import { environment } from './environment';
import type { SealedContext } from './sealed-places';

// Next bundles pages and routes apart, so a module may exist twice in one process; the keys must not.
const shared = globalThis as typeof globalThis & { portalKeyring?: Keyring; portalIndexKey?: Uint8Array };

/** The master keys of this process, derived once from its settings. */
export function keyring(): Keyring {
  if (!shared.portalKeyring) {
    const { MASTER_KEY, MASTER_KEY_PREVIOUS } = environment();
    shared.portalKeyring = {
      current: deriveMasterKey(Buffer.from(MASTER_KEY, 'base64')),
      previous: MASTER_KEY_PREVIOUS ? deriveMasterKey(Buffer.from(MASTER_KEY_PREVIOUS, 'base64')) : null,
    };
  }
  return shared.portalKeyring;
}

/** Encrypts with a key of its own, wrapped by the master key. A value moved to another place does not open there. */
export function seal(context: SealedContext, plain: string | Uint8Array): Uint8Array<ArrayBuffer> {
  return sealWith(keyring(), context, plain);
}

/** Decrypts what `seal` made for the same context; throws when a byte or the context differs. */
export function unseal(context: SealedContext, sealed: Uint8Array): Buffer {
  return openWith(keyring(), context, sealed);
}

export function unsealText(context: SealedContext, sealed: Uint8Array): string {
  return unseal(context, sealed).toString('utf8');
}

export function keyedHash(key: Uint8Array, purpose: string, normalised: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    createHmac('sha256', createSecretKey(key)).update(`${purpose}:${normalised}`).digest(),
  );
}

/**
 * Keyed hash (HMAC-SHA256, 32 bytes) for exact search of an encrypted value; `purpose` keeps columns apart.
 * The key comes from the database when the process starts (`loadKeys`); until then this refuses as unavailable.
 */
export function searchIndex(purpose: string, normalised: string): Uint8Array<ArrayBuffer> {
  if (!shared.portalIndexKey) throw new Refusal('unavailable');
  return keyedHash(shared.portalIndexKey, purpose, normalised);
}

export function hasIndexKey(): boolean {
  return shared.portalIndexKey !== undefined;
}

/** Null forgets it (tests): it is then read anew. */
export function setIndexKey(key: Uint8Array | null): void {
  if (key) shared.portalIndexKey = key;
  else delete shared.portalIndexKey;
}

/** Puts other master keys in place (tests); without argument those of the settings return. */
export function setKeyring(keys?: Keyring): void {
  if (keys) shared.portalKeyring = keys;
  else delete shared.portalKeyring;
}
