import { NameFields } from '@/components/cabinet/name-fields';
import { Consequences } from '@/components/counter/consequences';
import { GroundFields } from '@/components/counter/ground-fields';
import { CheckboxField, RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Panel } from '@/components/ui/panel';
import type { ChangeDesk } from '@/lib/certificates/changes/change-desk';
import type { FormState } from '@/lib/domain/form-state';
import { nameKinds } from '@/lib/domain/ground-documents';
import { reasonOptions } from '@/lib/domain/record-changes';
import { willBeTold } from '@/lib/domain/told-words';

type RenameFormProps = { here: string; back: string; form: FormState; desk: ChangeDesk };

export function RenameForm({ here, back, form, desk }: RenameFormProps) {
  return (
    <>
      <Consequences lines={means} />
      <Panel>
        <p>Опечатку исправляют на странице записи. Здесь имя меняется, когда оно изменилось по закону.</p>
        <Form action={`${here}/save`} form={form}>
          <NameFields form={form} name={desk.name} />
          <RadioField
            form={form}
            name="reason"
            label="Почему имя изменилось"
            required
            options={reasonOptions('name')}
          />
          <GroundFields form={form} kinds={nameKinds} needed />
          <CheckboxField
            form={form}
            name="confirmed"
            label="Я сверил(а) имя с оригиналом документа"
            required
          />
          <SubmitRow label="Изменить имя" secondary={{ href: back, label: 'Не менять' }} />
        </Form>
      </Panel>
    </>
  );
}

const means = [
  'Новое имя будет в кабинете, в сертификате и на бумагах. Номер и статус останутся прежними.',
  'Заявление и согласие сформируются заново; прежние сохранятся.',
  'Если у ребёнка изменился и документ, замените его отдельно.',
  willBeTold,
];
