import type { ReactNode } from 'react';
import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { DateField, TextField } from '@/components/forms/text-field';
import { Panel } from '@/components/ui/panel';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';
import { termLimits, usualDaysToBring } from '@/lib/domain/overdue';
import { overdueActionWords, proofOfResidenceWords, type SettingSection } from '@/lib/domain/settings';
import type { SettingVersion } from '@/lib/settings/queries';
import type { SettingValues } from '@/lib/settings/values';

type SettingFormProps = {
  /** Path of the page itself. */
  here: string;
  /** Path of the list. */
  back: string;
  form: FormState;
  section: SettingSection;
  /** What the form begins with; null: nothing was set yet. */
  now: SettingVersion | null;
  latest: number;
  /** 20.06.2019 */
  today: string;
};

/** One section and the day from which it holds. */
export function SettingForm({ here, back, form, section, now, latest, today }: SettingFormProps) {
  const draw = fields[section] as (form: FormState, value: SettingVersion['value'] | null) => ReactNode;
  return (
    <Panel title="Изменить">
      <Form action={`${here}/save`} form={form} hidden={{ section, seen: String(latest) }}>
        {draw(form, now?.value ?? null)}
        <DateField
          form={form}
          name="from"
          label="С какого дня это действует"
          hint={`Сегодняшний день, ${today}, или позже. До этого дня всё остаётся как было.`}
          required
          value={today}
        />
        <SubmitRow label="Сохранить" secondary={{ href: back, label: 'Отмена' }} />
      </Form>
    </Panel>
  );
}

type Draw<Section extends SettingSection> = (
  form: FormState,
  value: SettingValues[Section] | null,
) => ReactNode;

const fields: { [Section in SettingSection]: Draw<Section> } = {
  overdue: (form, value) => (
    <>
      <TextField
        form={form}
        name="daysToBring"
        label="Сколько рабочих дней даётся, чтобы принести документы"
        hint={`От ${termLimits.least} до ${termLimits.most}. Новый срок — для номеров, полученных с этого дня; у полученных раньше срок прежний.`}
        inputMode="numeric"
        width="short"
        required
        value={(value?.daysToBring ?? usualDaysToBring).toString()}
      />
      <RadioField
        form={form}
        name="action"
        label="Что происходит после срока"
        required
        value={value?.action}
        options={options(overdueActionWords)}
      />
      <TextField
        form={form}
        name="cancelDays"
        label="Через сколько дней после срока прекращать"
        hint="Календарных дней, например 60. Нужно, только если сертификат прекращается. Дни считаются не раньше чем с дня, когда это начнёт действовать."
        inputMode="numeric"
        width="short"
        value={value?.cancelDays?.toString()}
      />
    </>
  ),
  papers: (form, value) => (
    <>
      <RadioField
        form={form}
        name="proofOfResidence"
        label="Кому подтверждать место жительства"
        required
        value={value?.proofOfResidence}
        options={options(proofOfResidenceWords)}
      />
      <RadioField
        form={form}
        name="copies"
        label="Какие документы подойдут"
        required
        value={value && (value.acceptsCopies ? 'copies' : 'originals')}
        options={[
          { value: 'originals', label: 'Только оригиналы' },
          { value: 'copies', label: 'Оригиналы или копии' },
        ]}
      />
    </>
  ),
  issuing: (form, value) => (
    <>
      <DateField
        form={form}
        name="accountingFrom"
        label="Сертификаты учёта выдаются с"
        hint="Оставьте пустым, если пока не выдаются."
        value={dayText(value?.accountingFrom)}
      />
      <DateField
        form={form}
        name="fundedFrom"
        label="Сертификаты персонифицированного финансирования выдаются с"
        hint="Оставьте пустым, если пока не выдаются."
        value={dayText(value?.fundedFrom)}
      />
    </>
  ),
  operator: (form, value) => (
    <>
      <TextField
        form={form}
        name="name"
        label="Название"
        hint="Полностью, как в документах. Печатается в согласии."
        required
        value={value?.name}
      />
      <TextField
        form={form}
        name="address"
        label="Почтовый адрес"
        hint="По нему семья отправляет отзыв согласия."
        required
        value={value?.address}
      />
    </>
  ),
  addressee: (form, value) => (
    <TextField
      form={form}
      name="addressee"
      label="Кому адресовано заявление"
      hint="Так, как печатается: «В Комитет образования …». Уже сделанные заявления останутся прежними."
      required
      value={value?.addressee}
    />
  ),
  support: (form, value) => (
    <>
      <TextField form={form} name="phone" label="Телефон" type="tel" width="medium" value={value?.phone} />
      <TextField
        form={form}
        name="email"
        label="Электронная почта"
        type="email"
        spellCheck={false}
        width="medium"
        value={value?.email}
      />
      <TextField
        form={form}
        name="hours"
        label="Часы работы"
        hint="Например, пн–пт 9:00–18:00"
        width="medium"
        value={value?.hours}
      />
    </>
  ),
  navigator: (form, value) => (
    <TextField
      form={form}
      name="url"
      label="Адрес Навигатора"
      hint="Начинается с https://"
      type="url"
      spellCheck={false}
      required
      value={value?.url}
    />
  ),
};

function options(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}

function dayText(day: PlainDate | null | undefined): string | null {
  return day ? formatDate(day) : null;
}
