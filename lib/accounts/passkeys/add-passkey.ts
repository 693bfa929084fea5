import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import type { Actor } from '@/lib/access/actor';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { getOwnAccount } from '../password-owner';
import { holdOwnSession } from '../still-proven';
import { announcePasskey } from './announce-passkey';
import { takeChallenge } from './challenges';
import { registrationField } from './credential-fields';
import { relyingParty, signatureKinds } from './relying-party';

/** Written by the script of the page, not by a person: faults of it are no matter of single fields. */
const written = z
  .string()
  .regex(/^[\x20-\x7e]*$/)
  .catch('');

export const addPasskeyFields = z.object({ challengeId: written, response: written });

const answer = z.object({ challengeId: z.uuid(), response: registrationField });

type Registration = z.output<typeof registrationField>;

const notConfirmed = () =>
  new Refusal('invalid', 'Устройство не подтвердило новый ключ. Начните добавление заново.');

/** The second half: the device has made the key and signed the challenge of this very session. */
export async function addPasskey(actor: Actor, sent: z.output<typeof addPasskeyFields>): Promise<void> {
  const read = answer.safeParse(sent);
  if (!read.success) throw notConfirmed();
  const { challengeId, response } = read.data;
  const asked = await takeChallenge(challengeId, actor.sessionId);
  if (!asked?.userHandle || !asked.name) {
    throw new Refusal('conflict', 'Прошло больше пяти минут. Начните добавление ключа заново.');
  }
  const { userHandle, name } = asked;
  const credential = await verified(response, asked.challenge);
  const account = await getOwnAccount(actor.accountId);
  await inTransaction(async (tx) => {
    await holdOwnSession(tx, actor);
    await tx.passkey.create({
      data: {
        accountId: actor.accountId,
        credentialId: credential.id,
        publicKey: Uint8Array.from(credential.publicKey),
        counter: credential.counter,
        transports: response.response.transports ?? [],
        userHandle,
        name,
        createdAt: now(),
      },
    });
    await announcePasskey(tx, account, 'added');
    await recordAudit(tx, actor, { event: 'passkey_added', subject: ['account', actor.accountId] });
  });
}

async function verified(response: Registration, expectedChallenge: string) {
  const { rpID, origin } = relyingParty();
  const checked = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    requireUserVerification: true,
    supportedAlgorithmIDs: signatureKinds,
    // What does not fit is told by throwing.
  }).catch(() => null);
  if (checked?.verified) return checked.registrationInfo.credential;
  throw notConfirmed();
}
