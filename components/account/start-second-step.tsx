import { controlId } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { ShowPassword } from '@/components/forms/show-password';
import { SubmitRow } from '@/components/forms/submit-row';
import { PasswordField } from '@/components/forms/text-field';
import { Panel } from '@/components/ui/panel';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';

type StartSecondStepProps = {
  form: FormState;
  /** Nothing else can be done before; the password has just been typed. */
  required: boolean;
};

/** What one needs, before anything is shown that only lives for a while. */
export function StartSecondStep({ form, required }: StartSecondStepProps) {
  return (
    <>
      {required && (
        <p className="max-w-measure">
          На этом портале второй шаг обязателен для всех специалистов: они видят документы чужих детей.
          Настройка занимает две-три минуты и нужна один раз.
        </p>
      )}
      <Panel title="Что понадобится">
        <ul className="list-disc pl-5">
          <li>телефон под рукой;</li>
          <li>
            приложение для кодов входа. Подойдёт любое: Яндекс Ключ, Google Authenticator, Microsoft
            Authenticator, FreeOTP. Связь ему не нужна;
          </li>
          <li>принтер или надёжное место для файла: в конце портал один раз покажет запасные коды.</li>
        </ul>
      </Panel>
      <Form action="/account/second-step/save" form={form} hidden={{ action: 'start' }}>
        {!required && (
          <>
            <PasswordField
              form={form}
              name="presentPassword"
              label="Нынешний пароль"
              required
              autoComplete="current-password"
            />
            <ShowPassword controls={[controlId('presentPassword')]} />
          </>
        )}
        <SubmitRow label="Настроить" />
      </Form>
      {required && (
        <Form action="/sign-out" form={untouchedForm}>
          <SubmitRow label="Выйти и настроить позже" variant="secondary" />
        </Form>
      )}
    </>
  );
}
