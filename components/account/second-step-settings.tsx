import { RadioField } from '@/components/forms/choice-fields';
import { controlId } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { ShowPassword } from '@/components/forms/show-password';
import { SubmitRow } from '@/components/forms/submit-row';
import { PasswordField } from '@/components/forms/text-field';
import { FactList } from '@/components/ui/fact-list';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';

type SecondStepSettingsProps = {
  form: FormState;
  /** Since when it is on, as it is read. */
  since: string;
  codesLeft: number;
  mayBeSwitchedOff: boolean;
};

/** As few as this, and it is time for new ones. */
const fewCodes = 3;

export function SecondStepSettings({ form, since, codesLeft, mayBeSwitchedOff }: SecondStepSettingsProps) {
  const options = [
    {
      value: 'codes',
      label: 'Создать новые запасные коды',
      hint: 'Прежние сразу перестанут подходить.',
    },
    {
      value: 'start',
      label: 'Перейти на другой телефон или приложение',
      hint: 'Прежнее подходит, пока не подтверждено новое.',
    },
    ...(mayBeSwitchedOff
      ? [{ value: 'off', label: 'Выключить второй шаг', hint: 'Для входа будет достаточно пароля.' }]
      : []),
  ];
  return (
    <>
      <Panel title="Второй шаг включён">
        <FactList
          items={[
            { term: 'С какого времени', value: since },
            { term: 'Осталось запасных кодов', value: String(codesLeft) },
          ]}
        />
      </Panel>
      {codesLeft <= fewCodes && (
        <Notice tone="warning" title="Запасные коды заканчиваются">
          <p>Создайте новые: без телефона и кодов войти можно будет только через администратора.</p>
        </Notice>
      )}
      <Form action="/account/second-step/save" form={form}>
        <RadioField form={form} name="action" label="Что сделать" required options={options} />
        <PasswordField
          form={form}
          name="presentPassword"
          label="Нынешний пароль"
          required
          autoComplete="current-password"
        />
        <ShowPassword controls={[controlId('presentPassword')]} />
        <SubmitRow label="Продолжить" />
      </Form>
    </>
  );
}
