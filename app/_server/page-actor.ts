import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { unfinishedPage, type Actor, type ActorOf } from '@/lib/access/actor';
import { findSignedIn, sessionCookieName } from '@/lib/access/session';
import type { SessionTime } from '@/lib/access/session-time';
import { Refusal } from '@/lib/domain/refusal';
import type { Role } from '@/lib/domain/roles';
import { logIfRefused, logRefusedAccess } from './log-refusal';
import { isClosedFor, maintenancePage } from './maintenance';
import { missingPage } from './missing-page';
import { pathHeader } from './request-start';
import { unavailablePage } from './unavailable-page';

/** Looked up once for layout and page together. Without a database there is no page, but one that says so. */
const signedIn = cache(async () => {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return findSignedIn(token).catch((error: unknown) => unavailablePage(error, 'session'));
});

/** Who asks for this page. */
export async function currentActor(): Promise<Actor | null> {
  return (await signedIn())?.actor ?? null;
}

/** What is left of the visitor's session, for the announcement of its end. */
export async function sessionTime(): Promise<SessionTime | null> {
  return (await signedIn())?.time ?? null;
}

/** The actor, if of one of the roles; a visitor is sent to sign in, a stranger to the room is told there is no such page. */
export async function pageActor<R extends Role>(here: string, roles: readonly R[]): Promise<ActorOf<R>> {
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  const first = unfinishedPage(actor);
  if (first !== null && first !== here) redirect(first);
  if (isClosedFor(actor, here)) redirect(maintenancePage);
  if (!(roles as readonly Role[]).includes(actor.role)) {
    logRefusedAccess(actor, here);
    missingPage();
  }
  return actor as ActorOf<R>;
}

/** Turns «нет такой записи» of a query into the page that says so. */
export async function orNotFound<Row>(reading: Promise<Row>): Promise<Row> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') {
      logIfRefused(error, await currentActor(), (await headers()).get(pathHeader) ?? '');
      missingPage();
    }
    throw error;
  }
}
