import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { controlId } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { ShowPassword } from '@/components/forms/show-password';
import { SubmitRow } from '@/components/forms/submit-row';
import { PasswordField, TextField } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { homePages } from '@/lib/access/actor';
import { getOwnLogin } from '@/lib/accounts/queries';
import { hasErrors } from '@/lib/domain/form-state';
import { allRoles } from '@/lib/domain/roles';
import { AccountPage } from '../_page';

const page = '/account/login';
const title = 'Изменить логин';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, page, searchParams);
}

export default async function LoginPage({ searchParams }: Props) {
  const actor = await pageActor(page, allRoles);
  const [form, login, query] = await Promise.all([
    pageForm(page, actor.accountId, searchParams),
    getOwnLogin(actor),
    searchParams,
  ]);
  return (
    <AccountPage actor={actor} here={page}>
      <PageTitle
        title={title}
        lead={
          <>
            Сейчас Вы входите с логином <strong>{login}</strong>. С новым логином пароль останется прежним.
          </>
        }
      />
      {query.done === 'login' && !hasErrors(form) && (
        <Notice tone="success" title="Логин изменён">
          <p>В следующий раз входите с новым логином.</p>
        </Notice>
      )}
      <Form action="/account/login/save" form={form}>
        <TextField
          form={form}
          name="login"
          label="Новый логин"
          hint="От 4 до 40 знаков: латинские буквы, цифры, точка, дефис и подчёркивание. Заглавные и строчные не различаются."
          required
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
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
        <SubmitRow label="Изменить логин" secondary={{ href: homePages[actor.role], label: 'Отмена' }} />
      </Form>
    </AccountPage>
  );
}
