import type { Metadata } from 'next';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { WithoutEmail } from '@/components/account/without-email';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import { PageTitle } from '@/components/ui/page-title';
import { hasErrors } from '@/lib/domain/form-state';

const page = '/sign-in/forgotten';
const title = 'Забыли пароль';

type Props = { searchParams: PageQuery };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return { title: hasErrors(await pageForm(page, null, searchParams)) ? `Ошибка: ${title}` : title };
}

export default async function ForgottenPage({ searchParams }: Props) {
  const form = await pageForm(page, null, searchParams);
  return (
    <PublicPage here={page}>
      <PageTitle
        title={title}
        lead="Пришлём на подтверждённую электронную почту ссылку, по которой можно придумать новый пароль."
      />
      <Form action="/sign-in/forgotten/save" form={form}>
        <TextField
          form={form}
          name="login"
          label="Логин"
          required
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          width="medium"
        />
        <TextField
          form={form}
          name="email"
          label="Электронная почта"
          hint="Та, которую Вы подтвердили, когда подавали заявку. Специалистам — рабочая."
          type="email"
          required
          autoComplete="email"
          spellCheck={false}
        />
        <SubmitRow label="Отправить ссылку" secondary={{ href: '/sign-in', label: 'Вернуться ко входу' }} />
      </Form>
      <WithoutEmail />
    </PublicPage>
  );
}
