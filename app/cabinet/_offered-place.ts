import type { FamilyActor } from '@/lib/access/actor';
import { getMyChild, type MyChild } from '@/lib/families/queries';
import { listChildrenWithSteps } from '@/lib/families/situation';

/** Id of the municipality of a brother or sister, offered for a child whose own is not known yet. */
export async function offeredMunicipality(actor: FamilyActor, child: MyChild): Promise<string | null> {
  if (child.municipality) return null;
  const children = await listChildrenWithSteps(actor);
  const sibling = children.find(({ id }) => id !== child.id);
  return sibling ? ((await getMyChild(actor, sibling.id)).municipality?.id ?? null) : null;
}
