import { randomUUID, timingSafeEqual } from 'node:crypto';
import { now } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { seal, unsealText } from '@/lib/platform/encryption';
import { departureAddress, newTripSecrets, type TripSecrets } from '@/lib/platform/provider-client';
import { countAttempt } from '@/lib/platform/rate-limits';
import { tooManyTries } from '@/lib/access/too-many-tries';
import { unknownVisitor, type Visitor } from '../visitor';
import { browserTokenHash, newBrowserToken, providerCookie, tripMinutes } from './browser-token';
import { interrupted, refusalOfFault, requireProvider } from './provider-words';

/** What the journey is for: signing in and then to `next`, or linking the account one is signed in to. */
type Purpose = { accountId: string | null; next: string | null };

export type Trip = Purpose & { secrets: TripSecrets };

type Sealed = { secrets: TripSecrets; next: string | null };

/** Begins a journey to the provider. Returns the Set-Cookie line by which this browser, and no other, may come back. */
export async function beginTrip(
  { accountId, next }: Purpose,
  { address }: Visitor = unknownVisitor,
): Promise<string> {
  requireProvider();
  const reached = address === null ? null : await countAttempt(['provider_address', address]);
  if (reached) throw tooManyTries(reached);
  const id = randomUUID();
  const token = newBrowserToken();
  const kept: Sealed = { secrets: newTripSecrets(), next };
  await database().providerTrip.create({
    data: {
      id,
      tokenHash: browserTokenHash(token),
      secretsSealed: seal(`provider_trip.secrets:${id}`, JSON.stringify(kept)),
      accountId,
      expiresAt: new Date(now().getTime() + tripMinutes * 60_000),
    },
  });
  return providerCookie(token);
}

/** Where this browser's journey leads. Asking again changes nothing. */
export async function departureOf(token: string | undefined): Promise<{ label: string; href: string }> {
  const provider = requireProvider();
  const found = await findTrip(token);
  if (!found) throw interrupted();
  try {
    return {
      label: provider.label,
      href: (await departureAddress(provider, found.trip.secrets)).href,
    };
  } catch (error) {
    throw refusalOfFault(error);
  }
}

/**
 * The journey that ends with this return, which ends it: a second return finds none. One that was not begun in this
 * browser leaves it as it is.
 */
export async function endTrip(token: string | undefined, state: string | null): Promise<Trip> {
  requireProvider();
  const found = await findTrip(token);
  if (!found || !isSame(found.trip.secrets.state, state ?? '')) throw interrupted();
  const { count } = await database().providerTrip.deleteMany({ where: { id: found.id } });
  if (count === 0) throw interrupted();
  return found.trip;
}

async function findTrip(token: string | undefined): Promise<{ id: string; trip: Trip } | null> {
  if (!token) return null;
  const row = await database().providerTrip.findFirst({
    where: { tokenHash: browserTokenHash(token), expiresAt: { gt: now() } },
    select: { id: true, accountId: true, secretsSealed: true },
  });
  if (!row) return null;
  const kept = JSON.parse(unsealText(`provider_trip.secrets:${row.id}`, row.secretsSealed)) as Sealed;
  return { id: row.id, trip: { ...kept, accountId: row.accountId } };
}

function isSame(a: string, b: string): boolean {
  const [known, given] = [Buffer.from(a), Buffer.from(b)];
  return known.length === given.length && timingSafeEqual(known, given);
}
