import { environment } from './environment';
import { addressIn, domainOf } from './mail-settings';

/** The bare address letters come from; the settings were refused if there were none. */
export function senderAddress(): string {
  return addressIn(environment().MAIL_FROM) ?? '';
}

/** The Message-ID of a letter: of the sender's domain, as its signature and its envelope are. */
export function messageIdOf(letterId: string): string {
  return `<${letterId}@${domainOf(senderAddress())}>`;
}
