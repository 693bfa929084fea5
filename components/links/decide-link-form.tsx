import { CheckboxField, RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import type { FormState } from '@/lib/domain/form-state';
import { linkDeclineReasons, linkPapers } from '@/lib/domain/link-requests';

/** The decision with the originals on the desk. */
export function DecideLinkForm({ form, action }: { form: FormState; action: string }) {
  return (
    <Form action={action} form={form}>
      <fieldset className="flow-tight">
        <legend className="font-medium">Оригиналы перед Вами</legend>
        {Object.entries(linkPapers).map(([name, label]) => (
          <CheckboxField key={name} form={form} name={name} label={label} />
        ))}
      </fieldset>
      <RadioField
        form={form}
        name="decision"
        label="Решение"
        required
        options={[
          {
            value: 'granted',
            label: 'Связать с ребёнком',
            hint: 'Взрослый увидит ребёнка и сертификат. Запись, которую он внёс сам, закроется.',
          },
          { value: 'declined', label: 'Отказать', hint: 'Семья увидит причину и что делать' },
        ]}
      />
      <SelectField
        form={form}
        name="reason"
        label="Причина отказа"
        hint="Нужна только при отказе"
        placeholder="Выберите"
        options={Object.entries(linkDeclineReasons).map(([value, { title }]) => ({ value, label: title }))}
      />
      <SubmitRow label="Записать решение" secondary={{ href: '/counter/links', label: 'Отмена' }} />
    </Form>
  );
}
