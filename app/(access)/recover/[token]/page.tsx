import type { Metadata } from 'next';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { NewPasswordFields } from '@/components/account/new-password-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { TextLink } from '@/components/ui/text-link';
import { describeRecovery } from '@/lib/accounts/recover-password';
import { hasErrors } from '@/lib/domain/form-state';
import { shortestOf } from '@/lib/domain/passwords';

const title = 'Новый пароль';

type Props = { params: Promise<{ token: string }>; searchParams: PageQuery };

function pathOf(token: string): string {
  return `/recover/${encodeURIComponent(token)}`;
}

export async function generateMetadata({ searchParams }: Pick<Props, 'searchParams'>): Promise<Metadata> {
  const form = await pageForm('/recover', null, searchParams);
  return { title: hasErrors(form) ? `Ошибка: ${title}` : title, robots: 'noindex' };
}

/** Opening the page uses nothing up: mail scanners open links, too. Only sending the form does. */
export default async function RecoverPage({ params, searchParams }: Props) {
  const { token } = await params;
  const page = pathOf(token);
  const [link, form] = await Promise.all([describeRecovery(token), pageForm('/recover', null, searchParams)]);
  if (link.refusal !== null) {
    return (
      <PublicPage here={page}>
        <PageTitle title={title} />
        <Notice tone="warning" title={link.refusal} />
        <p>
          <ButtonLink href="/sign-in">Войти</ButtonLink>
        </p>
        <TextLink href="/sign-in/forgotten" standalone>
          Запросить новую ссылку
        </TextLink>
      </PublicPage>
    );
  }
  return (
    <PublicPage here={page}>
      <PageTitle
        title={title}
        lead="Придумайте пароль. Все прежние входы завершатся, войти нужно будет с новым."
      />
      <Form action={`${page}/save`} form={form}>
        <NewPasswordFields form={form} least={shortestOf(link.roles)} />
        <SubmitRow label="Сохранить пароль" />
      </Form>
    </PublicPage>
  );
}
