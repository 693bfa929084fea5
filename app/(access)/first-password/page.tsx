import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { NewPasswordFields } from '@/components/account/new-password-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { PageTitle } from '@/components/ui/page-title';
import { homePages } from '@/lib/access/actor';
import { hasErrors } from '@/lib/domain/form-state';
import { shortestPassword } from '@/lib/domain/passwords';

const page = '/first-password';

type Props = { searchParams: PageQuery };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const form = await pageForm(page, (await currentActor())?.accountId ?? null, searchParams);
  return { title: `${hasErrors(form) ? 'Ошибка: ' : ''}Придумайте свой пароль` };
}

export default async function FirstPasswordPage({ searchParams }: Props) {
  const actor = await currentActor();
  if (!actor) redirect('/sign-in');
  if (!actor.mustChangePassword) redirect(homePages[actor.role]);
  const form = await pageForm(page, actor.accountId, searchParams);
  return (
    <PublicPage here={page}>
      <PageTitle
        title="Придумайте свой пароль"
        lead="Первый пароль видели те, кто его выдавал. Свой будете знать только Вы."
      />
      <Form action="/first-password/save" form={form}>
        <NewPasswordFields
          form={form}
          least={shortestPassword(actor.role)}
          notThis="не тот, что Вам выдали"
        />
        <SubmitRow label="Сохранить и войти" />
      </Form>
    </PublicPage>
  );
}
