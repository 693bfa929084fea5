import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import { messageLength } from '@/lib/domain/family-questions';
import type { FormState } from '@/lib/domain/form-state';

type MessageFormProps = {
  action: string;
  form: FormState;
  /** Over the field: «Ответ семье». */
  label: string;
  submit: string;
  variant?: 'primary' | 'secondary';
  hidden?: Readonly<Record<string, string>>;
};

/** One message of either side. */
export function MessageForm({
  action,
  form,
  label,
  submit,
  variant = 'primary',
  hidden = {},
}: MessageFormProps) {
  return (
    <Form action={action} form={form} hidden={hidden}>
      <TextAreaField form={form} name="text" label={label} required rows={4} maxLength={messageLength} />
      <SubmitRow label={submit} variant={variant} />
    </Form>
  );
}
