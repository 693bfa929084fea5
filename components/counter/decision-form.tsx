import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import type { FormState } from '@/lib/domain/form-state';
import { suspicionDecisions } from '@/lib/domain/suspicions';

const options = [
  {
    value: 'different_children',
    label: suspicionDecisions.different_children.title,
    hint: 'Сертификат можно будет активировать.',
  },
  {
    value: 'same_child',
    label: suspicionDecisions.same_child.title,
    hint: 'Второй сертификат этому ребёнку не активируется.',
  },
];

/** The decision about two records that may be one child. */
export function DecisionForm({ action, form }: { action: string; form: FormState }) {
  return (
    <Form action={action} form={form} hidden={{ part: 'decision' }}>
      <RadioField form={form} name="decision" label="Решение" required options={options} />
      <TextAreaField
        form={form}
        name="comment"
        label="Комментарий"
        hint="Что Вы сравнили и почему решили так."
        required
        rows={3}
        maxLength={1000}
      />
      <SubmitRow label="Записать решение" />
    </Form>
  );
}
