import type { DeskActor } from '@/lib/access/municipality';
import { Refusal } from '@/lib/domain/refusal';
import { Prisma } from '@/lib/platform/generated/prisma/client';

/** Whose register is looked at: that of one municipality, or with null that of the whole region. */
export type RegisterScope = { municipalityId: string | null };

/**
 * The scope, if it exists for this actor: a municipal admin has the own municipality only. The pages ask before; the queries
 * ask again, so that none of them can be called past it.
 */
export function requireRegisterScope(actor: DeskActor, { municipalityId }: RegisterScope): void {
  if (actor.role === 'regional_admin' || actor.municipalityId === municipalityId) return;
  throw new Refusal('not_found');
}

/** The scope as a condition on `certificate c`. */
export function inScope({ municipalityId }: RegisterScope): Prisma.Sql {
  return municipalityId === null ? Prisma.sql`true` : Prisma.sql`c.municipality_id = ${municipalityId}::uuid`;
}
