import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { DateField, TextField } from '@/components/forms/text-field';
import { CancelledList } from '@/components/visits/cancelled-list';
import { settingLimits } from '@/lib/bookings/setting-fields';
import type { CancelledVisits } from '@/lib/booked-times/cancelled-visits';
import { firstRules, type BookingSettings } from '@/lib/bookings/settings';
import { formatDate } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';

type SettingFormProps = {
  action: string;
  form: FormState;
  settings: BookingSettings;
  /** Bookings that the change in the form would take away; null when the form names none yet. */
  cancelled: CancelledVisits | null;
};

/** How times are booked at the institution from a day on. What would be cancelled is listed before it is confirmed. */
export function SettingForm({ action, form, settings, cancelled }: SettingFormProps) {
  const rules = settings.current ?? settings.rows[0] ?? firstRules;
  return (
    <Form action={action} form={form} hidden={{ version: String(settings.version) }}>
      <RadioField
        form={form}
        name="enabled"
        label="Можно ли записываться на время"
        required
        value={rules.enabled ? 'on' : 'off'}
        options={[
          { value: 'on', label: 'Да, семьи выбирают время сами' },
          { value: 'off', label: 'Нет, принимаем без записи' },
        ]}
      />
      <DateField
        form={form}
        name="effectiveFrom"
        label="С какого дня это действует"
        hint="Сегодня или позже: изменение можно подготовить заранее"
        required
        value={formatDate(settings.today)}
      />
      <NumberField
        form={form}
        name="slotMinutes"
        label="Сколько минут на одну семью"
        value={rules.slotMinutes}
      />
      <NumberField
        form={form}
        name="desks"
        label="Сколько семей принимаете одновременно"
        value={rules.desks}
      />
      <NumberField
        form={form}
        name="daysAhead"
        label="На сколько дней вперёд можно записаться"
        value={rules.daysAhead}
      />
      <NumberField
        form={form}
        name="noticeHours"
        label="За сколько часов запись закрывается"
        note="0 — записаться можно до самого начала"
        value={rules.noticeHours}
      />
      <CancelledList form={form} cancelled={cancelled} />
      <SubmitRow label="Сохранить" />
    </Form>
  );
}

type NumberFieldProps = {
  form: FormState;
  name: keyof typeof settingLimits;
  label: string;
  note?: string;
  value: number;
};

function NumberField({ form, name, label, note, value }: NumberFieldProps) {
  const { from, to } = settingLimits[name];
  const hint = [`От ${from} до ${to}`, ...(note === undefined ? [] : [note])].join('. ');
  return (
    <TextField
      form={form}
      name={name}
      label={label}
      hint={hint}
      required
      inputMode="numeric"
      width="short"
      value={String(value)}
    />
  );
}
