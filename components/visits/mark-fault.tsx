import { ErrorSummary } from '@/components/forms/error-summary';
import { hasErrors, type FormState } from '@/lib/domain/form-state';

type MarkFaultProps = {
  form: FormState;
  /** Families on the list that can be marked: each shows what went wrong with its own mark. */
  marked: readonly { id: string }[];
};

/** What went wrong with the mark of a family that the list shows no more: cancelled meanwhile, or too long ago. */
export function MarkFault({ form, marked }: MarkFaultProps) {
  const shown = marked.some(({ id }) => id === form.values.bookingId);
  return hasErrors(form) && !shown ? <ErrorSummary form={form} /> : null;
}
