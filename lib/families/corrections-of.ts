import type { Actor } from '@/lib/access/actor';
import { childrenOf } from '@/lib/access/scope';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import type { SealedContext } from '@/lib/platform/sealed-places';

/** Requests whose records exist for this actor: one's own; for staff those about their children and the guardians of these. */
export function correctionsOf(actor: Actor): Prisma.PendingCorrectionWhereInput {
  if (actor.role === 'parent' || actor.role === 'child') return { askedById: actor.personId };
  const children = childrenOf(actor);
  return {
    person: {
      OR: [{ child: children }, { guardianOf: { some: { endedAt: null, child: children } }, child: null }],
    },
  };
}

/** What is sealed of a request: what is wrong and, of identity data, the right value as it was typed. */
export type CorrectionContent = { says: string; right: string | null };

export function correctionContext(id: string): SealedContext {
  return `pending_correction.sealed:${id}`;
}

export function answerContext(id: string): SealedContext {
  return `pending_correction.answer:${id}`;
}
