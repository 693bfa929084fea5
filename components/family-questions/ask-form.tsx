import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import { messageLength, questionsPage } from '@/lib/domain/family-questions';
import type { FormState } from '@/lib/domain/form-state';

type AskFormProps = {
  form: FormState;
  matters: readonly { id: string; title: string }[];
  /** Id of the application whose page the form was opened from. */
  about: string | null;
};

export function AskForm({ form, matters, about }: AskFormProps) {
  const [only] = matters;
  const chosen = matters.some(({ id }) => id === about) ? about : matters.length === 1 ? only?.id : null;
  return (
    <Form action="/cabinet/questions/new/save" form={form}>
      <SelectField
        form={form}
        name="applicationId"
        label="О ком вопрос"
        required
        value={chosen}
        placeholder="Выберите"
        options={matters.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <TextAreaField
        form={form}
        name="text"
        label="Ваш вопрос"
        hint="Номера документов писать не нужно: специалист видит запись ребёнка."
        required
        rows={5}
        maxLength={messageLength}
      />
      <SubmitRow label="Отправить вопрос" secondary={{ href: questionsPage, label: 'Отмена' }} />
    </Form>
  );
}
