import type { Actor } from '@/lib/access/actor';
import { addPasskey } from '@/lib/accounts/passkeys/add-passkey';
import { getPasskeyOptions, startPasskey } from '@/lib/accounts/passkeys/start-passkey';
import { givenPassword } from '@/tests/support/given';
import { SoftwareAuthenticator } from '@/tests/support/software-authenticator';

/** What a browser on a page of the portal tells the device. */
export const here = { origin: 'http://portal.test', rpId: 'portal.test' };

/** The first half of adding a key. */
export async function begunPasskey(actor: Actor) {
  const challengeId = await startPasskey(actor, { name: 'Мой телефон', presentPassword: givenPassword });
  const asked = await getPasskeyOptions(actor, challengeId);
  if (!asked) throw new Error('Nothing to go on with');
  return { challengeId, options: asked.options };
}

/** A device with a key of this account. */
export async function givenDevice(actor: Actor, device = new SoftwareAuthenticator()) {
  const { challengeId, options } = await begunPasskey(actor);
  await addPasskey(actor, { challengeId, response: device.create(options, here) });
  return device;
}
