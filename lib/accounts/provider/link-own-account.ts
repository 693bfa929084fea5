import { z } from 'zod';
import type { Actor, FamilyActor } from '@/lib/access/actor';
import type { ProviderIdentity } from '@/lib/domain/provider-identity';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { inTransaction } from '@/lib/platform/database';
import { presentPassword } from '../new-password-fields';
import { getOwnAccount } from '../password-owner';
import { requirePresentPassword } from '../present-password';
import { holdOwnSession } from '../still-proven';
import {
  belongsToAnother,
  findLinkedAccount,
  getKnownAccount,
  isLinkedTo,
  isOwner,
  mayEnterThroughProvider,
  type KnownAccount,
} from './known-account';
import { makeLink } from './make-link';
import { mismatched, requireProvider } from './provider-words';
import { beginTrip } from './trip';

export const ownLinkFields = z.object({ presentPassword });

type OwnLinkInput = z.output<typeof ownLinkFields>;

/** When one's own account was linked with the present provider; null when it is not. */
export async function getOwnLink(actor: FamilyActor): Promise<Date | null> {
  const { issuer } = requireProvider();
  const { providerLinks } = await getKnownAccount(actor.accountId);
  return providerLinks.find((link) => sameIssuer(link.issuer, issuer))?.createdAt ?? null;
}

/** «Связать»: begins the journey to the provider. Returns the Set-Cookie line by which this browser comes back. */
export async function beginOwnLink(
  actor: FamilyActor,
  { presentPassword: password }: OwnLinkInput,
): Promise<string> {
  requireProvider();
  requireLinkable(await getKnownAccount(actor.accountId));
  await requirePresentPassword(await getOwnAccount(actor.accountId), password);
  return beginTrip({ accountId: actor.accountId, next: null });
}

/** Links the account of whoever is signed in, if its owner is whom the provider named. */
export async function linkOwnAccount(actor: Actor, identity: ProviderIdentity): Promise<void> {
  const provider = requireProvider();
  const account = await getKnownAccount(actor.accountId);
  requireLinkable(account);
  const linked = await findLinkedAccount(identity);
  if (linked?.id === account.id) return;
  if (linked || !isOwner(account, identity) || (await belongsToAnother(account, identity))) {
    throw mismatched();
  }
  if (isLinkedTo(account, identity.issuer)) {
    throw new Refusal(
      'conflict',
      `С кабинетом уже связан другой вход через ${provider.label}. Сначала отвяжите его.`,
    );
  }
  await inTransaction(async (tx) => {
    await holdOwnSession(tx, actor);
    await makeLink(tx, provider, actor, identity);
  });
}

/** «Отвязать»: from then on with login and password only, which is why the password is asked for. */
export async function unlinkOwnAccount(
  actor: FamilyActor,
  { presentPassword: password }: OwnLinkInput,
): Promise<void> {
  requireProvider();
  await requirePresentPassword(await getOwnAccount(actor.accountId), password);
  await inTransaction(async (tx) => {
    const { count } = await tx.providerLink.deleteMany({ where: { accountId: actor.accountId } });
    if (count === 0) throw new Refusal('conflict', 'Этот вход уже отвязан.');
    // A question that stands open elsewhere would link it again.
    await tx.providerOffer.deleteMany({ where: { accountId: actor.accountId } });
    await recordAudit(tx, actor, { event: 'provider_unlinked', subject: ['account', actor.accountId] });
  });
}

/** A member of staff who is a parent, too, would come into the staff's rooms past the second step. */
function requireLinkable(account: KnownAccount): void {
  if (mayEnterThroughProvider(account)) return;
  throw new Refusal(
    'forbidden',
    'Так входят только семьи. Если Вы ещё и специалист, входите с логином и паролем.',
  );
}

/** The settings may spell the address with a slash at its end, the provider without. */
function sameIssuer(a: string, b: string): boolean {
  return new URL(a).href === new URL(b).href;
}
