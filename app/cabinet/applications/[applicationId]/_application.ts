import { cache } from 'react';
import { z } from 'zod';
import { currentActor } from '@/app/_server/page-actor';
import type { FamilyActor } from '@/lib/access/actor';
import { getApplication, type MyApplication } from '@/lib/applications/queries';
import { Refusal } from '@/lib/domain/refusal';

/** The application, looked up once for the title and the page together. */
export const readApplication = cache((actor: FamilyActor, applicationId: string): Promise<MyApplication> =>
  getApplication(actor, applicationId),
);

/** The application for a title; null where the page itself is going to say that there is none. */
export async function applicationForTitle(applicationId: string): Promise<MyApplication | null> {
  const actor = await currentActor();
  const isFamily = actor?.role === 'parent' || actor?.role === 'child';
  if (!isFamily || !z.uuid().safeParse(applicationId).success) return null;
  try {
    return await readApplication(actor, applicationId);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
