import type { Metadata } from 'next';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { CodeField } from '@/components/account/code-field';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { hasErrors } from '@/lib/domain/form-state';
import { pendingPage } from './_pending';

const page = '/sign-in/code';
const title = 'Второй шаг входа';

type Props = { searchParams: PageQuery };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const form = await pageForm(page, null, searchParams);
  return { title: hasErrors(form) ? `Ошибка: ${title}` : title, robots: 'noindex' };
}

export default async function CodePage({ searchParams }: Props) {
  const { query, form, hidden } = await pendingPage(page, searchParams);
  return (
    <PublicPage here={page}>
      <PageTitle title={title} lead="Пароль верный. Откройте приложение для кодов на телефоне." />
      <Form action="/sign-in/code/submit" form={form} hidden={hidden}>
        <CodeField form={form} />
        <SubmitRow label="Войти" secondary={{ href: `/sign-in${query}`, label: 'Отмена' }} />
      </Form>
      <Panel tone="quiet" title="Телефона нет под рукой">
        <p>
          <TextLink href={`/sign-in/code/backup${query}`}>Войдите по запасному коду</TextLink>: их Вы
          сохранили, когда включали второй шаг.
        </p>
        <p>
          Нет и запасных кодов? Обратитесь к администратору муниципалитета или региона: личность проверят и
          второй шаг сбросят.
        </p>
      </Panel>
    </PublicPage>
  );
}
