import { Secret } from 'otpauth';
import { seal, unsealText } from '@/lib/platform/encryption';

/** A new secret in base32: 160 random bits, as many as the hash has. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

export function sealSecret(factorId: string, secret: string): Uint8Array<ArrayBuffer> {
  return seal(`second_factor.secret:${factorId}`, secret);
}

export function openSecret({ id, secretSealed }: { id: string; secretSealed: Uint8Array }): string {
  return unsealText(`second_factor.secret:${id}`, secretSealed);
}
