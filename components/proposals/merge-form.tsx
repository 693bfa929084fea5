import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';

type MergeFormProps = { action: string; form: FormState; first: string; second: string };

/** Which of two records of one child stays. Another admin of the region confirms it. */
export function MergeForm({ action, form, first, second }: MergeFormProps) {
  return (
    <Form action={action} form={form}>
      <p className="max-w-measure">
        У второй записи прекратится сертификат и закроются заявки. Её история останется, и её можно будет
        посмотреть. Представители, чьи документы видел специалист, перейдут к оставшейся записи. Отменить
        объединение нельзя, поэтому его подтверждает другой администратор региона.
      </p>
      <RadioField
        form={form}
        name="keep"
        label="Какая запись останется"
        options={[
          { value: first, label: 'Первая запись' },
          { value: second, label: 'Вторая запись' },
        ]}
        required
      />
      <TextField
        form={form}
        name="note"
        label="Пояснение"
        hint="Почему это один ребёнок. Без фамилий"
        maxLength={500}
        required
      />
      <SubmitRow label="Предложить объединение" />
    </Form>
  );
}
