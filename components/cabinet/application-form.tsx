import { EmailField } from '@/components/cabinet/email-field';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import type { FormState } from '@/lib/domain/form-state';
import type { MyChild } from '@/lib/families/queries';

type ApplicationFormProps = { form: FormState; child: MyChild; email: string | null };

export function ApplicationForm({ form, child, email }: ApplicationFormProps) {
  return (
    <>
      <Form action={`/cabinet/children/${child.id}/apply/save`} form={form}>
        <p className="max-w-measure">
          Для получения сертификата ПФДО необходимо подтвердить электронную почту. Мы отправим письмо со
          ссылкой.
        </p>
        <EmailField form={form} value={email} />
        {child.municipality && <Rules municipality={child.municipality} />}
        <SubmitRow label="Отправить заявку" />
      </Form>
      <Panel title="Нет электронной почты?" tone="quiet">
        <p className="max-w-measure">
          Приходите с документами в учреждение из <TextLink href="/institutions">списка</TextLink>: специалист
          оформит заявление вместе с Вами, почта для этого не нужна.
        </p>
      </Panel>
    </>
  );
}

function Rules({ municipality }: { municipality: NonNullable<MyChild['municipality']> }) {
  const texts = `/municipalities/${municipality.slug}`;
  return (
    <p className="max-w-measure text-sm text-ink-soft">
      Отправляя заявку, Вы соглашаетесь с{' '}
      <TextLink href={`${texts}/funding-rules`}>правилами персонифицированного финансирования</TextLink> и{' '}
      <TextLink href={`${texts}/legal-act`}>правовым актом</TextLink> муниципалитета ({municipality.shortName}
      ).
    </p>
  );
}
