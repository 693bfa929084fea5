import { CancelApplication } from '@/components/cabinet/cancel-application';
import { EmailField } from '@/components/cabinet/email-field';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { confirmationLinkHours } from '@/lib/domain/application-status';
import type { FormState } from '@/lib/domain/form-state';
import type { MyApplication } from '@/lib/applications/queries';

/** The letter is on its way: where to look for it, and how to have it sent again. */
export function AwaitingApplication({ application, form }: { application: MyApplication; form: FormState }) {
  const here = `/cabinet/applications/${application.id}`;
  return (
    <>
      <p>
        Электронная почта для подтверждения: <strong className="font-semibold">{application.email}</strong>
      </p>
      {application.linkExpired ? (
        <Notice tone="warning" title="Ссылка из письма больше не работает">
          <p>Она действовала {confirmationLinkHours} часов. Отправьте письмо ещё раз.</p>
        </Notice>
      ) : (
        <Panel title="Откройте письмо" tone="highlight">
          <p className="max-w-measure">
            Мы отправили письмо «Заявка на сертификат ПФДО. Подтверждение электронной почты». Перейдите по
            ссылке из него: она действует {confirmationLinkHours} часов.
          </p>
          <p className="max-w-measure">
            Письма нет через несколько минут? Посмотрите в папке «Спам» и проверьте адрес.
          </p>
        </Panel>
      )}
      <Panel title="Письмо не пришло или в адресе ошибка">
        <Form action={`${here}/resend`} form={form}>
          <EmailField form={form} value={application.email} />
          <SubmitRow
            label="Отправить письмо ещё раз"
            variant={application.linkExpired ? 'primary' : 'secondary'}
          />
        </Form>
      </Panel>
      <CancelApplication applicationId={application.id} />
    </>
  );
}
