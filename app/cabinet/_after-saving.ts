import { stepLinks } from '@/components/cabinet/step-links';
import { withSaved, type Saved } from '@/components/cabinet/saved-notice';
import type { FamilyActor } from '@/lib/access/actor';
import { getChildWithStep } from '@/lib/families/situation';

/** Where a family goes on after it has changed a child: to what is asked next, or back to the child. */
export async function afterSavingChild(actor: FamilyActor, childId: string, saved: Saved): Promise<string> {
  const child = await getChildWithStep(actor, childId);
  switch (child.step.action?.kind) {
    case 'provide_document':
      return withSaved(stepLinks.provide_document(child), saved);
    case 'complete_child':
    case 'complete_applicant':
    case 'file_application':
      return withSaved('/cabinet/certificate/apply', saved);
    default:
      return withSaved(`/cabinet/children/${childId}`, saved);
  }
}
