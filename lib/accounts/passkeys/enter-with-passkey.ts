import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import { idCookie, idInCookie } from '@/lib/access/id-cookie';
import { Refusal } from '@/lib/domain/refusal';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { countAttempt } from '@/lib/platform/rate-limits';
import { enterCabinet, recordSignInRefusal, type SignedIn } from '../enter-cabinet';
import { tooManyTries } from '@/lib/access/too-many-tries';
import type { Visitor } from '../visitor';
import { makeChallenge, takeChallenge } from './challenges';
import { assertionField, type Assertion } from './credential-fields';
import { relyingParty } from './relying-party';

export const enterWithPasskeyFields = z.object({ response: assertionField });

/** One answer to every key that does not open: an unknown one, a copied one, one of a blocked account. */
const passkeyRefused = 'Войти этим ключом не получилось. Повторите или войдите с логином и паролем.';

async function countTry({ address }: Visitor): Promise<void> {
  const reached = await countAttempt(['passkey_address', address ?? 'unknown']);
  if (reached) throw tooManyTries(reached);
}

/** What the browser has to sign to come in, with any key made for this portal; `cookie` ties the answer to this browser. */
export async function askForPasskey(visitor: Visitor) {
  await countTry(visitor);
  const { id, challenge } = await makeChallenge();
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().rpID,
    challenge: Uint8Array.from(Buffer.from(challenge, 'base64url')),
    timeout: 120_000,
    userVerification: 'required',
  });
  return { options, cookie: await idCookie('challenge', id) };
}

/** «Войти без пароля»: the key and the finger, face or code by which its device let itself be used are both steps of the sign-in. */
export async function enterWithPasskey(
  cookie: string | undefined,
  { response }: z.output<typeof enterWithPasskeyFields>,
  visitor: Visitor,
): Promise<SignedIn> {
  await countTry(visitor);
  const id = await idInCookie('challenge', cookie);
  const asked = id === null ? null : await takeChallenge(id, null);
  if (!asked) {
    throw new Refusal('unauthenticated', 'Прошло больше пяти минут. Нажмите «Войти без пароля» ещё раз.');
  }
  const passkey = await findPasskey(response);
  const counter = passkey && (await verifiedCounter(response, asked.challenge, passkey));
  if (!passkey || counter === null) {
    await recordSignInRefusal(passkey?.account.id ?? null, 'sign_in_refused');
    throw new Refusal('unauthenticated', passkeyRefused);
  }
  await inTransaction(async (tx) => {
    const { count } = await tx.passkey.updateMany({
      where: { id: passkey.id, counter: passkey.counter },
      data: { counter, lastUsedAt: now() },
    });
    if (count === 0) throw new Refusal('unauthenticated', passkeyRefused);
  });
  return enterCabinet({ ...passkey.account, passkeyId: passkey.id }, visitor);
}

type FoundPasskey = NonNullable<Awaited<ReturnType<typeof findPasskey>>>;

/** The key, if the device also knows the account by the right handle and its owner may come in. */
function findPasskey({ id, response }: Assertion) {
  return database().passkey.findFirst({
    where: {
      credentialId: id,
      userHandle: response.userHandle,
      account: { blockedAt: null, grants: { some: { endedAt: null } } },
    },
    select: {
      id: true,
      credentialId: true,
      publicKey: true,
      counter: true,
      account: { select: { id: true, blockedAt: true, mustChangePassword: true } },
    },
  });
}

/** How often the device says it has been used; null when the signature is not its own or the count goes back. */
async function verifiedCounter(
  response: Assertion,
  expectedChallenge: string,
  { credentialId, publicKey, counter }: FoundPasskey,
): Promise<number | null> {
  const { rpID, origin } = relyingParty();
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: rpID,
    credential: { id: credentialId, publicKey: Uint8Array.from(publicKey), counter: Number(counter) },
    requireUserVerification: true,
    // What does not fit is told by throwing.
  }).catch(() => null);
  return checked?.verified ? checked.authenticationInfo.newCounter : null;
}
