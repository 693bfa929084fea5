import type { Metadata } from 'next';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { NewPasswordFields } from '@/components/account/new-password-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import { ButtonLink } from '@/components/ui/button';
import { FactList } from '@/components/ui/fact-list';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { secondStepRule } from '@/lib/access/second-step';
import { hasErrors } from '@/lib/domain/form-state';
import { shortestPassword } from '@/lib/domain/passwords';
import { describeInvitation } from '@/lib/staff/accept-invitation';

const title = 'Приглашение на портал';

type Props = { params: Promise<{ token: string }>; searchParams: PageQuery };

export async function generateMetadata({ searchParams }: Pick<Props, 'searchParams'>): Promise<Metadata> {
  const form = await pageForm('/invitation', null, searchParams);
  return { title: hasErrors(form) ? `Ошибка: ${title}` : title, robots: 'noindex' };
}

/** Opening the page uses nothing up: mail scanners open links, too. Only sending the form does. */
export default async function AcceptInvitationPage({ params, searchParams }: Props) {
  const { token } = await params;
  const page = `/invitation/${encodeURIComponent(token)}`;
  const [invitation, form] = await Promise.all([
    describeInvitation(token),
    pageForm('/invitation', null, searchParams),
  ]);
  if (invitation.refusal !== null) {
    return (
      <PublicPage here={page}>
        <PageTitle title={title} />
        <Notice tone="warning" title={invitation.refusal} />
        <p>
          <ButtonLink href="/sign-in">Войти</ButtonLink>
        </p>
      </PublicPage>
    );
  }
  const { staffName, role, roleTitle, place } = invitation;
  return (
    <PublicPage here={page}>
      <PageTitle title={title} lead="Придумайте логин и пароль: их будете знать только Вы." />
      <Panel tone="quiet">
        <FactList
          items={[
            { term: 'Сотрудник', value: staffName },
            { term: 'Роль', value: roleTitle },
            ...(place === null ? [] : [{ term: 'Место работы', value: place }]),
          ]}
        />
      </Panel>
      <Form action={`${page}/save`} form={form}>
        <TextField
          form={form}
          name="login"
          label="Логин"
          hint="Латинские буквы, цифры, точка, дефис и подчёркивание, от 4 до 40 знаков"
          required
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          width="medium"
        />
        <NewPasswordFields form={form} least={shortestPassword(role)} />
        {secondStepRule() === 'required' && (
          <p className="max-w-measure">
            Затем портал попросит настроить второй шаг входа: понадобится телефон с приложением, которое
            показывает коды.
          </p>
        )}
        <SubmitRow label="Создать учётную запись" />
      </Form>
    </PublicPage>
  );
}
