import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import type { FormState } from '@/lib/domain/form-state';

type AnswerFormProps = {
  action: string;
  form: FormState;
  /** The portal itself puts the right value in place. */
  applied: boolean;
};

export function AnswerForm({ action, form, applied }: AnswerFormProps) {
  return (
    <Form action={action} form={form}>
      <RadioField
        form={form}
        name="decision"
        label="Решение"
        required
        options={[
          {
            value: 'accepted',
            label: 'Исправлено',
            hint: applied
              ? 'Оригинал документа у меня перед глазами. Портал сразу заменит прежнее значение на новое.'
              : 'Сведения уже приведены в порядок',
          },
          { value: 'declined', label: 'Отказать', hint: 'Напишите семье, почему и что делать дальше' },
        ]}
      />
      <TextAreaField
        form={form}
        name="answer"
        label="Ответ семье"
        hint="При отказе обязателен"
        rows={2}
        maxLength={1000}
      />
      <SubmitRow label="Отправить ответ" secondary={{ href: '/counter/corrections', label: 'Отмена' }} />
    </Form>
  );
}
