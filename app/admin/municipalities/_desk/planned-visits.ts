import type { z } from 'zod';
import type { CancelledVisits } from '@/lib/booked-times/cancelled-visits';
import { previewVisits, type TypedChange } from '@/lib/directory/institutions/planned-visits';
import type { institutionPage } from './institution-page';

type Page = Pick<
  Awaited<ReturnType<typeof institutionPage>>,
  'actor' | 'municipality' | 'institution' | 'form'
>;

/** Which visits the form that came back would cancel; null where nothing came back or it cannot be read yet. */
export async function plannedVisits<Input>(
  { actor, municipality, institution, form }: Page,
  fields: z.ZodType<Input>,
  change: (input: Input) => TypedChange,
): Promise<CancelledVisits | null> {
  // Only a refused form is a change that waits: an untouched one would read as a week without hours.
  if (Object.keys(form.values).length === 0) return null;
  const typed = fields.safeParse(form.values);
  if (!typed.success) return null;
  return previewVisits(actor, municipality, institution.id, change(typed.data));
}
