import { withSaved, type Saved } from '@/components/cabinet/saved-notice';
import { stepLinks } from '@/components/cabinet/step-links';
import type { FamilyActor } from '@/lib/access/actor';
import type { StepKind } from '@/lib/domain/next-step';
import { listChildrenWithSteps } from '@/lib/families/situation';

/** Steps that are a form to fill in: one leads straight to the other, without the list of children in between. */
const isForm = {
  provide_document: true,
  complete_child: true,
  complete_applicant: true,
  file_application: true,
  confirm_email: false,
  get_certificate: true,
  bring_papers: false,
  mend: false,
  use_certificate: false,
} as const satisfies Record<StepKind, boolean>;

/** Where a family goes on with this child's application; to the list of children where there is nothing to fill in. */
export async function nextPage(actor: FamilyActor, childId: string, saved: Saved): Promise<string> {
  const children = await listChildrenWithSteps(actor);
  const child = children.find(({ id }) => id === childId);
  const kind = child?.step.action?.kind;
  return withSaved(
    child && kind && isForm[kind] ? stepLinks[kind](child) : '/cabinet/certificate/apply',
    saved,
  );
}
