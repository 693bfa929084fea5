import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { missingPage } from '@/app/_server/missing-page';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { troubleInTheCabinet } from '@/app/_server/provider-answer';
import { ProviderTrouble } from '@/components/account/provider-trouble';
import { controlId } from '@/components/forms/field';
import { Form } from '@/components/forms/form';
import { ShowPassword } from '@/components/forms/show-password';
import { SubmitRow } from '@/components/forms/submit-row';
import { PasswordField } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { getOwnLink } from '@/lib/accounts/provider/link-own-account';
import { formatMinute } from '@/lib/domain/dates';
import { hasErrors, type FormState } from '@/lib/domain/form-state';
import { environment } from '@/lib/platform/environment';
import { providerLabel } from '@/lib/platform/identity-provider';
import { AccountPage } from '../_page';

const page = '/account/provider';

type Props = { searchParams: PageQuery };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const title = `Вход через ${providerLabel() ?? ''}`;
  const { title: afterReturn } = await formTitle(title, troubleInTheCabinet, searchParams);
  return afterReturn === title ? formTitle(title, page, searchParams) : { title: afterReturn };
}

export default async function ProviderPage({ searchParams }: Props) {
  const label = providerLabel();
  if (label === null) missingPage();
  const actor = await pageActor(page, familyRoles);
  const [form, { sentence: trouble }, linkedAt, query] = await Promise.all([
    pageForm(page, actor.accountId, searchParams),
    pageForm(troubleInTheCabinet, actor.accountId, searchParams),
    getOwnLink(actor),
    searchParams,
  ]);
  return (
    <AccountPage actor={actor} here={page}>
      <PageTitle
        title={`Вход через ${label}`}
        lead={
          linkedAt
            ? `Связан с кабинетом ${formatMinute(linkedAt, environment().TIME_ZONE)}.`
            : 'Свяжите его с кабинетом, и можно будет входить без логина и пароля портала.'
        }
      />
      {!hasErrors(form) && <Done what={query.done} label={label} />}
      {trouble !== null && <ProviderTrouble title="Связать не получилось" sentence={trouble} />}
      {linkedAt ? <Unlink form={form} /> : <Link form={form} label={label} />}
    </AccountPage>
  );
}

function Done({ what, label }: { what: string | string[] | undefined; label: string }) {
  if (what === 'linked') {
    return (
      <Notice tone="success" title="Вход связан с кабинетом">
        <p>В следующий раз нажмите «Войти через {label}» на странице входа.</p>
      </Notice>
    );
  }
  return what === 'unlinked' ? (
    <Notice tone="success" title="Вход отвязан">
      <p>Теперь входите с логином и паролем.</p>
    </Notice>
  ) : null;
}

function Link({ form, label }: { form: FormState; label: string }) {
  return (
    <Form action="/account/provider/link/save" form={form}>
      <p className="max-w-measure">
        Откроется страница входа через {label}. Свяжем, если ФИО и СНИЛС там и в разделе «Обо мне» совпадают.
      </p>
      <PresentPassword form={form} hint="Чтобы никто другой не связал свой вход с Вашим кабинетом." />
      <SubmitRow label="Связать" />
    </Form>
  );
}

function Unlink({ form }: { form: FormState }) {
  return (
    <Form action="/account/provider/unlink/save" form={form}>
      <p className="max-w-measure">Хотите входить только с логином и паролем — отвяжите его.</p>
      <PresentPassword
        form={form}
        hint="После этого Вы будете входить с ним: проверим, что Вы его помните."
      />
      <SubmitRow variant="secondary" label="Отвязать" />
    </Form>
  );
}

function PresentPassword({ form, hint }: { form: FormState; hint: string }) {
  return (
    <>
      <PasswordField
        form={form}
        name="presentPassword"
        label="Нынешний пароль"
        hint={hint}
        required
        autoComplete="current-password"
      />
      <ShowPassword controls={[controlId('presentPassword')]} />
    </>
  );
}
