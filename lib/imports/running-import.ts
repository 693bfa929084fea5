import type { Actor } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import type { database } from '@/lib/platform/database';
import type { ImportActor } from './import-place';

export type RunningImport = NonNullable<
  Awaited<ReturnType<ReturnType<typeof database>['tableImport']['findFirst']>>
>;

/** Whoever loaded the list may still load lists. */
export function isImportActor(actor: Actor | null): actor is ImportActor {
  return actor !== null && can(actor, 'family.import');
}
