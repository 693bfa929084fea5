import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import type { FormState } from '@/lib/domain/form-state';
import type { MaintenanceState } from '@/lib/health/switch-maintenance';

const usualMessage =
  'Сейчас портал обновляется и поэтому закрыт. Приходите немного позже. Если что-то нужно срочно, позвоните в поддержку.';

export function MaintenanceForm({ form, state }: { form: FormState; state: MaintenanceState }) {
  return (
    <Form action="/admin/region/maintenance/save" form={form} hidden={{ seen: state.seen }}>
      <RadioField
        form={form}
        name="state"
        label="Портал"
        required
        value={state.isOn ? 'on' : 'off'}
        options={[
          { value: 'off', label: 'Открыт' },
          { value: 'on', label: 'Закрыт на технические работы' },
        ]}
      />
      <TextAreaField
        form={form}
        name="message"
        label="Сообщение для семей и специалистов"
        hint="Что происходит и куда обратиться, если нужно срочно."
        value={state.last?.message || usualMessage}
        maxLength={500}
      />
      <TextField
        form={form}
        name="minutes"
        label="Сколько минут продлятся работы"
        hint="Можно не указывать. Если указать, портал назовёт время окончания."
        inputMode="numeric"
        width="short"
        maxLength={4}
      />
      <SubmitRow label="Сохранить" />
    </Form>
  );
}
