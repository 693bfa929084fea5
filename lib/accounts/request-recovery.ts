import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { emailField } from '@/lib/domain/fields';
import { typedLogin } from '@/lib/domain/logins';
import { subnetOf } from '@/lib/domain/network';
import { now } from '@/lib/platform/clock';
import { inTransaction } from '@/lib/platform/database';
import { seal } from '@/lib/platform/encryption';
import { queueJob } from '@/lib/platform/jobs';
import { countAttempt, type Limit } from '@/lib/platform/rate-limits';
import { tooManyTries } from '@/lib/access/too-many-tries';
import type { Visitor } from './visitor';

export const recoveryFields = z.object({
  login: typedLogin,
  email: emailField,
});

export type RecoveryRequest = z.output<typeof recoveryFields>;

/**
 * Keeps the wish for the worker and does nothing else: whether there is such an account with such an address is not even
 * looked up here, so neither words nor time can tell. Throws a Postponement after too many wishes.
 */
export async function requestRecovery(input: RecoveryRequest, visitor: Visitor): Promise<void> {
  const login = input.login.toLowerCase();
  for (const limit of limitsOf(login, visitor)) {
    const reached = await countAttempt(limit);
    if (reached) throw tooManyTries(reached);
  }
  const id = randomUUID();
  await inTransaction(async (tx) => {
    await tx.passwordRecovery.create({
      data: {
        id,
        requestSealed: seal(`password_recovery.request:${id}`, JSON.stringify({ ...input, login })),
        createdAt: now(),
      },
    });
    await queueJob(tx, 'recover-password', { recoveryId: id });
  });
}

function limitsOf(login: string, { address }: Visitor): Limit[] {
  const account: Limit = ['recovery_account', login];
  if (address === null) return [account];
  return [['recovery_address', address], ['recovery_subnet', subnetOf(address)], account];
}
