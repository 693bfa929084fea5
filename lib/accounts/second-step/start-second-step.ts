import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/access/actor';
import { Refusal } from '@/lib/domain/refusal';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { getOwnAccount } from '../password-owner';
import { requirePresentPassword } from '../present-password';
import { newSecret, sealSecret } from './secret';

/** Families sign in with a password or a passkey; for them there is no such page. */
export function requireSecondStep(actor: Actor): void {
  if (actor.secondStep === 'none') throw new Refusal('not_found');
}

/**
 * Makes a secret for the app, beside the one that may be in use: that one counts until the new one has proven itself.
 * Who has to set it up before anything else has just typed the password.
 */
export async function startSecondStep(actor: Actor, presentPassword: string): Promise<void> {
  requireSecondStep(actor);
  if (actor.secondStep !== 'missing') {
    await requirePresentPassword(await getOwnAccount(actor.accountId), presentPassword);
  }
  const { accountId } = actor;
  const id = randomUUID();
  const secretSealed = sealSecret(id, newSecret());
  await inTransaction(async (tx) => {
    await tx.secondFactor.deleteMany({ where: { accountId, switchedOnAt: null } });
    await tx.secondFactor.create({ data: { id, accountId, secretSealed, createdAt: now() } });
  });
}

/** «Отмена»: what was being set up is forgotten. */
export async function stopSecondStep({ accountId }: Actor): Promise<void> {
  await database().secondFactor.deleteMany({ where: { accountId, switchedOnAt: null } });
}
