import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PublicPage } from '@/app/_server/public-page';
import { controlId } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { ShowPassword } from '@/components/forms/show-password';
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
        lead="Первый пароль видели те, кто его выдавал. Свой будете знать только Вы."
      />
      <Form action="/first-password/save" form={form}>
        <PasswordField
          form={form}
          name="password"
          label="Новый пароль"
          hint={<PasswordRules shortest={shortestPassword(actor.role)} />}
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
        <ShowPassword controls={[controlId('password'), controlId('repeatPassword')]} />
        <SubmitRow label="Сохранить и войти" />
      </Form>
    </PublicPage>
  );
}

/** Everything the check will ask for, told before anything is typed. */
function PasswordRules({ shortest }: { shortest: number }) {
  return (
    <ul className="list-disc pl-5">
      <li>не короче {shortest} знаков, любых;</li>
      <li>без Вашего логина внутри;</li>
      <li>не тот, что Вам выдали.</li>
    </ul>
  );
}
