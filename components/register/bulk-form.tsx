import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SelectField, type SelectOption } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { terminationReasons } from '@/lib/domain/certificate-status';
import type { FormState } from '@/lib/domain/form-state';
import { bulkCloseReasons, bulkKinds, proposalKinds } from '@/lib/domain/proposals';
import { reasonOptions } from '@/lib/domain/record-changes';

type BulkFormProps = {
  action: string;
  form: FormState;
  query: string;
  ticked: readonly string[];
  /** How many are found, in words. */
  found: string;
  groups: readonly SelectOption[];
  back: string;
};

const hints = {
  remind: 'Письмо в кабинет и на подтверждённую почту: какие документы принести и до какого дня',
  change_group: 'Номер сертификата остаётся, деньги года следуют за группой',
  close: 'Вернуть нельзя: семья сможет только подать новую заявку',
} as const;

/** What to do with several records. The next page shows what will come of it; here nothing is done yet. */
export function BulkForm({ action, form, query, ticked, found, groups, back }: BulkFormProps) {
  const kinds = bulkKinds.filter((kind) => kind !== 'change_group' || groups.length > 0);
  const which = [
    ...(ticked.length > 0 ? [{ value: 'ticked', label: `Отмеченные: ${ticked.length}` }] : []),
    { value: 'found', label: `Все найденные: ${found}` },
  ];
  const hidden = { query, ...Object.fromEntries(ticked.map((id) => [`tick.${id}`, 'on'])) };
  return (
    <Form action={action} form={form} hidden={hidden}>
      <RadioField
        form={form}
        name="which"
        label="С какими записями"
        options={which}
        value={which[0]?.value}
        required
      />
      <RadioField
        form={form}
        name="kind"
        label="Что сделать"
        options={kinds.map((kind) => ({ value: kind, label: proposalKinds[kind].title, hint: hints[kind] }))}
        required
      />
      {groups.length > 0 && (
        <>
          <SelectField
            form={form}
            name="group"
            label="В какую группу перевести"
            hint="Только для перевода в другую группу"
            options={groups}
            placeholder="Не переводить"
          />
          <SelectField
            form={form}
            name="groupReason"
            label="Причина перевода"
            options={reasonOptions('group')}
            placeholder="Не переводить"
          />
        </>
      )}
      <SelectField
        form={form}
        name="closeReason"
        label="Причина прекращения"
        hint="Только для прекращения. Если причину подтверждает документ семьи, сертификат прекращают в его записи"
        options={bulkCloseReasons.map((key) => ({ value: key, label: terminationReasons[key].title }))}
        placeholder="Не прекращать"
      />
      <SubmitRow label="Посмотреть, что изменится" secondary={{ href: back, label: 'Вернуться к списку' }} />
    </Form>
  );
}
