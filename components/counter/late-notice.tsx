import { Notice } from '@/components/ui/notice';
import { hasErrors } from '@/lib/domain/form-state';
import type { FormState } from '@/lib/domain/form-state';

/** What a form was answered that is no longer on the page, because a colleague was faster. */
export function LateNotice({ form }: { form: FormState }) {
  if (!hasErrors(form)) return null;
  const [message] = Object.values(form.errors);
  return <Notice tone="error" title={form.sentence ?? message ?? ''} />;
}
