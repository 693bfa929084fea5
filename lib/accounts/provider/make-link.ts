import { formatMinute } from '@/lib/domain/dates';
import type { ProviderIdentity } from '@/lib/domain/provider-identity';
import type { Role } from '@/lib/domain/roles';
import { recordAudit } from '@/lib/platform/audit';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import type { IdentityProvider } from '@/lib/platform/identity-provider';
import { queueLetter } from '@/lib/platform/outbox';
import { getOwnAccount, knownAddress } from '../password-owner';
import { subjectIndexOf } from './known-account';

/**
 * Links the account with the person of the provider and tells its owner so, in «Почта» and by e-mail. That a person of
 * the provider opens one account, and an account is opened by one, the table itself holds: the loser of a race is refused.
 */
export async function makeLink(
  tx: Transaction,
  provider: IdentityProvider,
  { accountId, role }: { accountId: string; role: Role },
  identity: ProviderIdentity,
): Promise<void> {
  const account = await getOwnAccount(accountId, tx);
  await tx.providerLink.create({
    data: { accountId, issuer: identity.issuer, subjectIndex: subjectIndexOf(identity), createdAt: now() },
  });
  await queueLetter(
    tx,
    { personId: account.personId, accountId, email: knownAddress(account) },
    'provider_linked',
    {
      label: provider.label,
      linkedAt: formatMinute(now(), environment().TIME_ZONE),
      link: new URL('/account/provider', environment().APP_URL).href,
    },
  );
  await recordAudit(
    tx,
    { accountId, role, institutionId: null },
    { event: 'provider_linked', subject: ['account', accountId] },
  );
}
