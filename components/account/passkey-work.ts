import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import { PasskeyRefused } from './passkey-browser';

type Options = Parameters<typeof startRegistration>[0]['optionsJSON'];

/** Asks the server what to sign and the person for their key; returns the answer of the device as JSON. */
export async function signWithPasskey(): Promise<string> {
  const asked = await fetch('/sign-in/passkey/options', { method: 'POST' });
  const told = (await asked.json()) as { error?: string };
  if (!asked.ok) throw new PasskeyRefused(told.error ?? '');
  const optionsJSON = told as Parameters<typeof startAuthentication>[0]['optionsJSON'];
  return JSON.stringify(await startAuthentication({ optionsJSON }));
}

/** Lets the device make a key; returns what it says of it as JSON. */
export async function makePasskey(optionsJSON: Options): Promise<string> {
  return JSON.stringify(await startRegistration({ optionsJSON }));
}
