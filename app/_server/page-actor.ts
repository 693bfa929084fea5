import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor, ActorOf } from '@/lib/access/actor';
import { findActor, sessionCookieName } from '@/lib/access/session';
import { Refusal } from '@/lib/domain/refusal';
import type { Role } from '@/lib/domain/roles';
import { missingPage } from './missing-page';

/** Who asks for this page; looked up once for layout and page together. */
export const currentActor = cache(async (): Promise<Actor | null> => {
  return findActor((await cookies()).get(sessionCookieName())?.value);
});

/** The actor, if of one of the roles; a visitor is sent to sign in, a stranger to the room is told there is no such page. */
export async function pageActor<R extends Role>(here: string, roles: readonly R[]): Promise<ActorOf<R>> {
  const actor = await currentActor();
  if (!actor) redirect(`/sign-in?next=${encodeURIComponent(here)}`);
  if (actor.mustChangePassword) redirect('/first-password');
  if (!(roles as readonly Role[]).includes(actor.role)) missingPage();
  return actor as ActorOf<R>;
}

/** Turns «нет такой записи» of a query into the page that says so. */
export async function orNotFound<Row>(reading: Promise<Row>): Promise<Row> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found') missingPage();
    throw error;
  }
}
