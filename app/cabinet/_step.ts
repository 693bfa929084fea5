import { z } from 'zod';
import type { PageQuery } from '@/app/_server/page-form';
import type { FormState } from '@/lib/domain/form-state';

/** Sent along by a form that was opened on the way to an application and not from the menu. */
export const stepFields = z.object({ step: z.string().optional() });

/** The id of the child whose application the form is a step of, or null. */
export function stepOf({ step }: Awaited<PageQuery>, form: FormState): string | null {
  const id = z.uuid().safeParse(step ?? form.values.step);
  return id.success ? id.data : null;
}
