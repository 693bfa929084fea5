import { database } from '@/lib/platform/database';
import { unique } from './given/unique';

/** The account is linked with somebody of a provider, for lists. */
export async function givenProviderLink(accountId: string): Promise<void> {
  const subjectIndex = Uint8Array.from(Buffer.from(`subject-${unique()}`.padEnd(32)));
  await database().providerLink.create({
    data: { accountId, issuer: 'https://id.example.ru', subjectIndex },
  });
}

/** By what else than the password the account can be entered. */
export async function waysInto(accountId: string): Promise<{ passkeys: number; providerLinks: number }> {
  const { _count } = await database().account.findUniqueOrThrow({
    where: { id: accountId },
    select: { _count: { select: { passkeys: true, providerLinks: true } } },
  });
  return _count;
}
