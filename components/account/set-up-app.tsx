import { QrPicture } from '@/components/account/qr-picture';
import { CodeField } from '@/components/account/code-field';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { untouchedForm, type FormState } from '@/lib/domain/form-state';
import { groupedSecret } from '@/lib/domain/second-step-code';

type SetUpAppProps = {
  form: FormState;
  /** What the QR code says. */
  address: string;
  /** In base32. */
  secret: string;
};

/** The secret goes to the app, and the first code of the app comes back. */
export function SetUpApp({ form, address, secret }: SetUpAppProps) {
  return (
    <>
      <Panel title="1. Добавьте портал в приложение">
        <p>Откройте приложение для кодов на телефоне, выберите «Добавить» и наведите камеру на картинку.</p>
        <QrPicture text={address} title="Код для приложения" />
        <p>
          Вы сейчас на телефоне с приложением? <TextLink href={address}>Откройте его по этой ссылке</TextLink>
          .
        </p>
        <p>Камера не помогла — введите ключ в приложении вручную, без пробелов:</p>
        <p className="text-lg font-semibold wrap-anywhere">{groupedSecret(secret)}</p>
      </Panel>
      <Panel title="2. Введите код, который показывает приложение" tone="highlight">
        <Form action="/account/second-step/code/save" form={form}>
          <CodeField form={form} />
          <SubmitRow label="Подтвердить" />
        </Form>
      </Panel>
      <Form action="/account/second-step/save" form={untouchedForm} hidden={{ action: 'stop' }}>
        <SubmitRow label="Отменить настройку" variant="secondary" />
      </Form>
    </>
  );
}
