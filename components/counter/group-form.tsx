import { Consequences } from '@/components/counter/consequences';
import { GroundFields } from '@/components/counter/ground-fields';
import { GroupField } from '@/components/counter/move-form';
import { CheckboxField, RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';
import { decisionKinds } from '@/lib/domain/ground-documents';
import { reasonOptions } from '@/lib/domain/record-changes';
import { willBeTold } from '@/lib/domain/told-words';

type GroupFormProps = {
  here: string;
  back: string;
  form: FormState;
  /** Title of the group it is in. */
  now: string;
  groups: readonly { id: string; title: string; yearlyAmount: string | null }[];
};

export function GroupForm({ here, back, form, now, groups }: GroupFormProps) {
  if (groups.length === 0) {
    return (
      <Notice tone="info" title="Другой группы для этого ребёнка нет">
        <p>Сейчас сертификат в группе «{now}». Других групп, подходящих по возрасту, в муниципалитете нет.</p>
      </Notice>
    );
  }
  return (
    <>
      <Consequences lines={means} />
      <Panel>
        <p>Сейчас: {now}</p>
        <Form action={`${here}/save`} form={form}>
          <GroupField form={form} groups={groups} />
          <RadioField form={form} name="reason" label="Причина" required options={reasonOptions('group')} />
          <GroundFields form={form} kinds={decisionKinds.group} />
          <CheckboxField
            form={form}
            name="confirmed"
            label="Я прочитал(а), что произойдёт, и меняю группу"
            required
          />
          <SubmitRow label="Сменить группу" secondary={{ href: back, label: 'Не менять' }} />
        </Form>
      </Panel>
    </>
  );
}

const means = [
  'Номер сертификата и статус останутся прежними.',
  'Номинал этого года станет таким, как в новой группе, но не меньше уже зарезервированного и списанного.',
  'Если сертификат ещё не активирован, заявление нужно обновить: в нём указана группа.',
  willBeTold,
];
