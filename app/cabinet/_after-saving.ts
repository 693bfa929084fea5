import { withSaved, type Saved } from '@/components/cabinet/saved-notice';
import { stepLinks } from '@/components/cabinet/step-links';
import type { FamilyActor } from '@/lib/access/actor';
import { stepKinds } from '@/lib/domain/next-step';
import { listChildrenWithSteps } from '@/lib/families/situation';

/** Where a family goes on with this child's application; to the list of children where there is nothing to fill in. */
export async function nextPage(actor: FamilyActor, childId: string, saved: Saved): Promise<string> {
  const children = await listChildrenWithSteps(actor);
  const child = children.find(({ id }) => id === childId);
  const kind = child?.step.action?.kind;
  return withSaved(
    child && kind && stepKinds[kind].form ? stepLinks[kind](child) : '/cabinet/certificate/apply',
    saved,
  );
}
