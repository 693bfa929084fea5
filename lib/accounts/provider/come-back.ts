import type { Actor } from '@/lib/access/actor';
import { isVerified, readIdentity, type ProviderIdentity } from '@/lib/domain/provider-identity';
import { Refusal } from '@/lib/domain/refusal';
import type { IdentityProvider } from '@/lib/platform/identity-provider';
import { readAnswer, type TripSecrets } from '@/lib/platform/provider-client';
import { enterCabinet, recordSignInRefusal, type SignedIn } from '../enter-cabinet';
import type { Visitor } from '../visitor';
import { findLinkedAccount, findOwnAccount, mayEnterThroughProvider } from './known-account';
import { linkOwnAccount } from './link-own-account';
import { makeOffer } from './offer';
import { refusalOfFault, requireProvider, unrecognised, unverified } from './provider-words';
import { endTrip, type Trip } from './trip';

export type CameBack =
  | { kind: 'entered'; signedIn: SignedIn; next: string | null }
  /** The person is asked whether to link; `cookie` is the Set-Cookie line of the question. */
  | { kind: 'asked'; cookie: string }
  | { kind: 'linked' };

type Returned = {
  /** From the cookie of the browser that came back. */
  token: string | undefined;
  /** What the provider put into the address. */
  query: URLSearchParams;
  /** Who is signed in in this browser. */
  actor: Actor | null;
  visitor: Visitor;
};

/** The browser came back from the provider: enters the linked account, asks whether to link, or links one's own. */
export async function comeBack({ token, query, actor, visitor }: Returned): Promise<CameBack> {
  const provider = requireProvider();
  const trip = await endTrip(token, query.get('state'));
  if (trip.accountId !== null && actor?.accountId !== trip.accountId) {
    throw new Refusal(
      'unauthenticated',
      'Пока Вы были на другом сайте, сеанс закончился. Войдите с логином и паролем и повторите.',
    );
  }
  const identity = await identify(provider, trip.secrets, query);
  if (trip.accountId !== null && actor) {
    await linkOwnAccount(actor, identity);
    return { kind: 'linked' };
  }
  return signInAs(provider, identity, trip, visitor);
}

async function identify(
  provider: IdentityProvider,
  secrets: TripSecrets,
  query: URLSearchParams,
): Promise<ProviderIdentity> {
  const answer = await readAnswer(provider, secrets, query).catch((error: unknown) => {
    throw refusalOfFault(error);
  });
  if (!isVerified(answer.claims, provider.claims)) throw unverified();
  return readIdentity(answer, answer.claims, provider.claims);
}

async function signInAs(
  provider: IdentityProvider,
  identity: ProviderIdentity,
  { next }: Trip,
  visitor: Visitor,
): Promise<CameBack> {
  const linked = await findLinkedAccount(identity);
  if (linked) {
    if (!mayEnterThroughProvider(linked)) {
      await recordSignInRefusal(linked.id, 'sign_in_refused');
      throw unrecognised(provider);
    }
    const signedIn = await enterCabinet(linked, visitor, { through: 'provider' });
    return { kind: 'entered', signedIn, next };
  }
  const own = await findOwnAccount(identity);
  if (!own) {
    await recordSignInRefusal(null, 'sign_in_refused');
    throw unrecognised(provider);
  }
  return { kind: 'asked', cookie: await makeOffer(own.id, identity, next) };
}
