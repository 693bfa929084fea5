import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { PasswordField } from '@/components/forms/text-field';
import { PageTitle } from '@/components/ui/page-title';
import { homePages } from '@/lib/access/actor';
import { shortestPassword } from '@/lib/accounts/set-first-password';
import { hasErrors } from '@/lib/domain/form-state';

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
        lead="Первый пароль видели те, кто его выдавал. Замените его своим: его не будет знать никто, кроме Вас."
      />
      <Form action="/first-password/save" form={form}>
        <PasswordField
          form={form}
          name="password"
          label="Новый пароль"
          hint={`Не меньше ${shortestPassword(actor.role)} знаков, любых. Удобно взять несколько слов подряд.`}
          required
          autoComplete="new-password"
        />
        <PasswordField
          form={form}
          name="repeatPassword"
          label="Ещё раз"
          required
          autoComplete="new-password"
        />
        <SubmitRow label="Сохранить и войти" />
      </Form>
    </PublicPage>
  );
}
