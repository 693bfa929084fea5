import { randomBytes } from 'node:crypto';
import { generateRegistrationOptions } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { textField } from '@/lib/domain/fields';
import { Refusal } from '@/lib/domain/refusal';
import { database } from '@/lib/platform/database';
import { presentPassword } from '../new-password-fields';
import { getOwnAccount } from '../password-owner';
import { requirePresentPassword } from '../present-password';
import { findChallenge, makeChallenge } from './challenges';
import { relyingParty, signatureKinds } from './relying-party';

export const mostPasskeys = 10;

export const startPasskeyFields = z.object({
  name: textField({ label: { title: 'Название ключа', accusative: 'название ключа' }, max: 60 }),
  presentPassword,
});

/** The first half of adding a key: who asks knows the password. Returns the id of what the device has to sign within minutes. */
export async function startPasskey(
  actor: Actor,
  { name, presentPassword: password }: z.output<typeof startPasskeyFields>,
): Promise<string> {
  const { accountId, sessionId } = actor;
  await requirePresentPassword(await getOwnAccount(accountId), password);
  const keys = await database().passkey.findMany({ where: { accountId }, select: { userHandle: true } });
  if (keys.length >= mostPasskeys) {
    throw new Refusal('conflict', `Ключей уже ${mostPasskeys}. Удалите тот, которым больше не пользуетесь.`);
  }
  // The device must not learn who this is: neither id nor login, and the same for all keys of the account.
  const userHandle = keys[0]?.userHandle ?? randomBytes(32).toString('base64url');
  return (await makeChallenge({ sessionId, userHandle, name })).id;
}

export type PasskeyOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>;

/** What the browser is asked to make, and under which name; null when there is nothing to go on with. */
export async function getPasskeyOptions(
  actor: Actor,
  challengeId: string,
): Promise<{ name: string; options: PasskeyOptions } | null> {
  const found = await findChallenge(challengeId, actor.sessionId);
  if (!found?.userHandle || !found.name) return null;
  const { login, passkeys } = await database().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { login: true, passkeys: { select: { credentialId: true, transports: true } } },
  });
  const { rpID, rpName } = relyingParty();
  const options = await generateRegistrationOptions({
    rpID,
    rpName,
    userName: login,
    userDisplayName: login,
    userID: Uint8Array.from(Buffer.from(found.userHandle, 'base64url')),
    challenge: Uint8Array.from(Buffer.from(found.challenge, 'base64url')),
    timeout: 120_000,
    attestationType: 'none',
    supportedAlgorithmIDs: signatureKinds,
    excludeCredentials: passkeys.map(({ credentialId: id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return { name: found.name, options };
}
