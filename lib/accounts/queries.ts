import type { Actor } from '@/lib/access/actor';
import { database } from '@/lib/platform/database';

export async function getOwnLogin(actor: Actor): Promise<string> {
  const { login } = await database().account.findUniqueOrThrow({
    where: { id: actor.accountId },
    select: { login: true },
  });
  return login;
}
