import { fileRoute } from '@/app/_server/file-route';
import type { Actor } from '@/lib/access/actor';
import { deskRoles, type DeskActor } from '@/lib/access/municipality';
import { Refusal } from '@/lib/domain/refusal';
import { getProposalProgress } from '@/lib/proposals/queries';

/** How far the worker has come, for the page that waits. */
export const GET = fileRoute({
  open: async (actor, { proposalId = '' }: { proposalId?: string }) => ({
    content: new TextEncoder().encode(
      JSON.stringify(await getProposalProgress(deskActor(actor), proposalId)),
    ),
    headers: { 'content-type': 'application/json; charset=utf-8' },
  }),
});

function deskActor(actor: Actor): DeskActor {
  if (!deskRoles.some((role) => role === actor.role)) throw new Refusal('not_found');
  return actor as DeskActor;
}
