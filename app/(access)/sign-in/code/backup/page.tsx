import type { Metadata } from 'next';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { TextField } from '@/components/forms/text-field';
import { PageTitle } from '@/components/ui/page-title';
import { hasErrors } from '@/lib/domain/form-state';
import { pendingPage } from '../_pending';

const page = '/sign-in/code/backup';
const title = 'Вход по запасному коду';

type Props = { searchParams: PageQuery };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const form = await pageForm(page, null, searchParams);
  return { title: hasErrors(form) ? `Ошибка: ${title}` : title, robots: 'noindex' };
}

export default async function BackupCodePage({ searchParams }: Props) {
  const { query, form, hidden } = await pendingPage(page, searchParams);
  return (
    <PublicPage here={page}>
      <PageTitle title={title} lead="Введите любой из запасных кодов, который ещё не использован." />
      <Form action="/sign-in/code/backup/submit" form={form} hidden={hidden}>
        <TextField
          form={form}
          name="backupCode"
          label="Запасной код"
          hint="Например, 7K2M-9QXA-4TRD. Заглавные и строчные буквы не различаются"
          required
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          width="medium"
        />
        <SubmitRow
          label="Войти"
          secondary={{ href: `/sign-in/code${query}`, label: 'Назад к коду из приложения' }}
        />
      </Form>
    </PublicPage>
  );
}
