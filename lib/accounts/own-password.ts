import type { Actor } from '@/lib/access/actor';
import { getOwnAccount } from './password-owner';
import { requirePresentPassword } from './present-password';

export { presentPassword } from './new-password-fields';

/** What cannot be taken back asks once more who is sitting there; refuses at the field `presentPassword`. */
export async function requireOwnPassword(actor: Actor, password: string): Promise<void> {
  await requirePresentPassword(await getOwnAccount(actor.accountId), password);
}
