import { Consequences } from '@/components/counter/consequences';
import { GroundFields } from '@/components/counter/ground-fields';
import { CheckboxField, RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SelectField } from '@/components/forms/select-field';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';
import { residenceKinds } from '@/lib/domain/ground-documents';
import { formatMoney } from '@/lib/domain/money';
import { reasonOptions } from '@/lib/domain/record-changes';
import { willBeTold } from '@/lib/domain/told-words';

type Place = { id: string; shortName: string };
type Group = { id: string; title: string; yearlyAmount: string | null };

/** The first half: where to. Asks for the same page with the place chosen; changes nothing. */
export function MoveWhere({ here, places }: { here: string; places: readonly Place[] }) {
  return (
    <Panel title="Куда переезжает ребёнок">
      <form action={here} method="get" className="flow">
        <SelectField
          form={untouchedForm}
          name="to"
          label="Новый муниципалитет"
          required
          placeholder="Выберите муниципалитет"
          options={places.map(({ id, shortName }) => ({ value: id, label: shortName }))}
        />
        <SubmitRow label="Дальше" />
      </form>
    </Panel>
  );
}

type MoveFormProps = {
  here: string;
  back: string;
  form: FormState;
  to: Place;
  groups: readonly Group[];
};

/** The second half: the group there, the new address, why and on which paper. */
export function MoveForm({ here, back, form, to, groups }: MoveFormProps) {
  if (groups.length === 0) {
    return (
      <Notice tone="warning" title={`${to.shortName}: подходящей группы нет`}>
        <p>Там нет действующей группы для возраста этого ребёнка. Обратитесь к администратору региона.</p>
      </Notice>
    );
  }
  return (
    <>
      <Consequences lines={means(to.shortName)} />
      <Panel title={`Передать: ${to.shortName}`}>
        <Form action={`${here}/save`} form={form} hidden={{ municipalityId: to.id }}>
          <GroupField form={form} groups={groups} />
          <TextField
            form={form}
            name="address"
            label="Новый адрес ребёнка"
            hint="Как в документе о месте жительства"
            required
            autoComplete="off"
          />
          <RadioField
            form={form}
            name="reason"
            label="Что случилось"
            required
            options={reasonOptions('moved')}
          />
          <GroundFields form={form} kinds={residenceKinds} needed />
          <CheckboxField
            form={form}
            name="confirmed"
            label="Я прочитал(а), что произойдёт, и передаю сертификат"
            required
          />
          <SubmitRow label="Передать сертификат" secondary={{ href: back, label: 'Не передавать' }} />
        </Form>
      </Panel>
    </>
  );
}

/** A certificate group, with the money it brings. */
export function GroupField({ form, groups }: { form: FormState; groups: readonly Group[] }) {
  return (
    <RadioField
      form={form}
      name="groupId"
      label="Группа сертификата"
      required
      options={groups.map(({ id, title, yearlyAmount }) => ({
        value: id,
        label: title,
        ...(yearlyAmount === null ? {} : { hint: `Номинал на год ${formatMoney(yearlyAmount)}` }),
      }))}
    />
  );
}

function means(to: string): readonly string[] {
  return [
    'Номер сертификата и статус останутся прежними.',
    `Запись сразу перейдёт в муниципалитет ${to}: учреждения прежнего муниципалитета её больше не увидят.`,
    'Выбранное учреждение и прежняя школа или детский сад будут убраны: новые семья укажет сама.',
    'Номинал этого года станет таким, как в новой группе, но не меньше уже зарезервированного и списанного.',
    willBeTold,
  ];
}
