import { CheckboxField } from '@/components/forms/choice-fields';
import { controlId } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { ShowPassword } from '@/components/forms/show-password';
import { SubmitRow } from '@/components/forms/submit-row';
import { PasswordField } from '@/components/forms/text-field';
import { Panel } from '@/components/ui/panel';
import { Prose } from '@/components/ui/prose';
import type { WithdrawalConsequences } from '@/lib/domain/consent-withdrawal';
import type { FormState } from '@/lib/domain/form-state';

type WithdrawalFormProps = { action: string; form: FormState; consequences: WithdrawalConsequences };

/** What a withdrawal brings about stands before the button that does it. */
export function WithdrawalForm({ action, form, consequences }: WithdrawalFormProps) {
  return (
    <>
      <Panel title="Что произойдёт, если отозвать согласие">
        <Consequences title="Сразу перестанет действовать" lines={consequences.ends} />
        <Consequences title="Будет уничтожено" lines={consequences.destroyed} />
        <Consequences title="Останется на время, которое требуется для учёта" lines={consequences.stays} />
      </Panel>
      <Panel title="Отозвать согласие">
        <Form action={action} form={form}>
          <CheckboxField
            form={form}
            name="understood"
            label="Я прочитал(а), что произойдёт, и отзываю согласие на обработку персональных данных"
            required
          />
          <PasswordField
            form={form}
            name="presentPassword"
            label="Нынешний пароль"
            hint="Чтобы никто другой не отозвал согласие за Вас"
            required
            autoComplete="current-password"
          />
          <ShowPassword controls={[controlId('presentPassword')]} />
          <SubmitRow
            label="Отозвать согласие"
            variant="danger"
            secondary={{ href: '/cabinet/data', label: 'Не отзывать' }}
          />
        </Form>
      </Panel>
    </>
  );
}

function Consequences({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <Prose>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Prose>
  );
}
