import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import { allCorrectionMatters, correctionMatters } from '@/lib/domain/corrections';
import type { FormState } from '@/lib/domain/form-state';

type CorrectionFormProps = {
  form: FormState;
  people: readonly { id: string; name: string }[];
  /** Id of the person the form was opened from. */
  about: string | null;
};

export function CorrectionForm({ form, people, about }: CorrectionFormProps) {
  const [only] = people;
  const chosen = people.some(({ id }) => id === about) ? about : people.length === 1 ? only?.id : null;
  return (
    <Form action="/cabinet/data/correction/save" form={form}>
      <SelectField
        form={form}
        name="personId"
        label="О ком сведения"
        required
        value={chosen}
        placeholder="Выберите"
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        form={form}
        name="matter"
        label="Что исправить"
        required
        placeholder="Выберите"
        options={allCorrectionMatters.map((matter) => ({
          value: matter,
          label: correctionMatters[matter].title,
        }))}
      />
      <TextAreaField
        form={form}
        name="says"
        label="Что неверно"
        hint="Например: в фамилии пропущена буква"
        required
        rows={2}
        maxLength={1000}
      />
      <TextField
        form={form}
        name="right"
        label="Как правильно"
        hint="Для имени, даты рождения и СНИЛС обязательно: так, как в документе"
        maxLength={200}
      />
      <SubmitRow label="Отправить" secondary={{ href: '/cabinet/data', label: 'Отмена' }} />
    </Form>
  );
}
