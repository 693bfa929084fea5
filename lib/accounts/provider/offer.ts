import { randomUUID } from 'node:crypto';
import { maskedLogin } from '@/lib/domain/masked-login';
import { fullName } from '@/lib/domain/names';
import type { ProviderIdentity } from '@/lib/domain/provider-identity';
import { Refusal } from '@/lib/domain/refusal';
import { now } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { seal, unsealText } from '@/lib/platform/encryption';
import { enterCabinet, type SignedIn } from '../enter-cabinet';
import { holdAccount } from '../still-proven';
import type { Visitor } from '../visitor';
import { browserTokenHash, newBrowserToken, providerCookie, tripMinutes } from './browser-token';
import { getKnownAccount, isLinkedTo, isOwner, mayBeAsked } from './known-account';
import { makeLink } from './make-link';
import { interrupted, requireProvider, unrecognised } from './provider-words';

type Sealed = { identity: ProviderIdentity; next: string | null };

/** Keeps whom the provider named until the person has said yes or no. Returns the Set-Cookie line of this browser. */
export async function makeOffer(
  accountId: string,
  identity: ProviderIdentity,
  next: string | null,
): Promise<string> {
  const id = randomUUID();
  const token = newBrowserToken();
  const kept: Sealed = { identity, next };
  await database().providerOffer.create({
    data: {
      id,
      tokenHash: browserTokenHash(token),
      claimsSealed: seal(`provider_offer.claims:${id}`, JSON.stringify(kept)),
      accountId,
      expiresAt: new Date(now().getTime() + tripMinutes * 60_000),
    },
  });
  return providerCookie(token);
}

export type DescribedOffer = { label: string; name: string; login: string };

/** With which cabinet this browser is asked to link; null when it is asked nothing, or no longer. */
export async function describeOffer(token: string | undefined): Promise<DescribedOffer | null> {
  const { label } = requireProvider();
  const offer = await findOffer(token);
  const account = offer && (await getKnownAccount(offer.accountId));
  if (!account?.person) return null;
  return { label, name: fullName(account.person), login: maskedLogin(account.login) };
}

/** «Связать и войти». Of many at once one has an effect. */
export async function confirmOffer(
  token: string | undefined,
  visitor: Visitor,
): Promise<{ signedIn: SignedIn; next: string | null }> {
  const provider = requireProvider();
  const offer = await findOffer(token);
  if (!offer) throw interrupted();
  const { id, accountId, identity, next } = offer;
  const account = await inTransaction(async (tx) => {
    const { count } = await tx.providerOffer.deleteMany({ where: { id } });
    if (count === 0) throw interrupted();
    // Ten minutes have passed, perhaps: the person may have become another, the account blocked.
    await holdAccount(tx, accountId);
    const current = await getKnownAccount(accountId, tx);
    const [grant] = current.grants;
    const free = mayBeAsked(current) && !isLinkedTo(current, identity.issuer);
    if (!grant || !free || !isOwner(current, identity)) throw unrecognised(provider);
    await makeLink(tx, provider, { accountId, role: grant.role }, identity);
    return current;
  }).catch((error: unknown) => {
    throw error instanceof Refusal && error.code === 'conflict' ? interrupted() : error;
  });
  return { signedIn: await enterCabinet(account, visitor, { through: 'provider' }), next };
}

/** «Не связывать»: at a common computer nobody else shall find the question still open. */
export async function declineOffer(token: string | undefined): Promise<void> {
  requireProvider();
  if (token) await database().providerOffer.deleteMany({ where: { tokenHash: browserTokenHash(token) } });
}

async function findOffer(token: string | undefined) {
  if (!token) return null;
  const row = await database().providerOffer.findFirst({
    where: { tokenHash: browserTokenHash(token), expiresAt: { gt: now() } },
    select: { id: true, accountId: true, claimsSealed: true },
  });
  if (!row) return null;
  const kept = JSON.parse(unsealText(`provider_offer.claims:${row.id}`, row.claimsSealed)) as Sealed;
  return { id: row.id, accountId: row.accountId, ...kept };
}
