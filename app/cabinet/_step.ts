import { z } from 'zod';
import type { PageQuery } from '@/app/_server/page-form';
import { stepLinks } from '@/components/cabinet/step-links';
import type { FamilyActor } from '@/lib/access/actor';
import type { FormState } from '@/lib/domain/form-state';
import { listChildrenWithSteps, type ChildWithStep } from '@/lib/families/situation';

/** Sent along by a form that was opened on the way to an application and not from the menu. */
export const stepFields = z.object({ step: z.uuid().optional().catch(undefined) });

/** The id of the child whose application the form is a step of, or null. */
function stepOf({ step }: Awaited<PageQuery>, form: FormState): string | null {
  const id = z.uuid().safeParse(step ?? form.values.step);
  return id.success ? id.data : null;
}

/** The child of the family whose application the form is a step of, or null. */
export async function stepChild(
  actor: FamilyActor,
  query: Awaited<PageQuery>,
  form: FormState,
): Promise<ChildWithStep | null> {
  const step = stepOf(query, form);
  if (step === null) return null;
  const children = await listChildrenWithSteps(actor);
  return children.find(({ id }) => id === step) ?? null;
}

/** Where «Отмена» and the way back of such a form lead: to the check before sending where it was opened from there. */
export function wayBack(child: ChildWithStep): { href: string; label: string } {
  return child.step.action?.kind === 'file_application'
    ? { href: stepLinks.file_application(child), label: 'Проверка заявки' }
    : { href: '/cabinet/certificate/apply', label: 'Подача заявления' };
}
