import { controlId } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { ShowPassword } from '@/components/forms/show-password';
import { SubmitRow } from '@/components/forms/submit-row';
import { PasswordField, TextField } from '@/components/forms/text-field';
import { Panel } from '@/components/ui/panel';
import type { FormState } from '@/lib/domain/form-state';

/** The first half of adding a key: its name, and the password, so that nobody adds one at a browser left open. */
export function StartPasskey({ form }: { form: FormState }) {
  return (
    <Panel title="Добавить ключ">
      <p>
        Добавляйте ключ только на своём устройстве: на общем компьютере войти сможет каждый, кто его
        разблокирует.
      </p>
      <Form action="/account/passkeys/start" form={form}>
        <TextField
          form={form}
          name="name"
          label="Название ключа"
          hint="Чтобы Вы узнали его в списке. Например, «Мой телефон»"
          required
          autoComplete="off"
          maxLength={60}
          width="medium"
        />
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
    </Panel>
  );
}
