import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { NewPasswordFields } from '@/components/account/new-password-fields';
import { SessionList } from '@/components/account/session-list';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { PasswordField } from '@/components/forms/text-field';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { homePages } from '@/lib/access/actor';
import { listSessions } from '@/lib/access/session-list';
import { formatMinute } from '@/lib/domain/dates';
import { hasErrors } from '@/lib/domain/form-state';
import { shortestPassword } from '@/lib/domain/passwords';
import { allRoles } from '@/lib/domain/roles';
import { environment } from '@/lib/platform/environment';
import { AccountPage } from '../_page';

const page = '/account/password';
const title = 'Изменить пароль';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, page, searchParams);
}

export default async function PasswordPage({ searchParams }: Props) {
  const actor = await pageActor(page, allRoles);
  const [form, sessions, query] = await Promise.all([
    pageForm(page, actor.accountId, searchParams),
    listSessions(actor),
    searchParams,
  ]);
  const at = (instant: Date) => formatMinute(instant, environment().TIME_ZONE);
  return (
    <AccountPage actor={actor} here={page}>
      <PageTitle
        title={title}
        lead="После смены пароля на всех других устройствах понадобится войти снова."
      />
      {!hasErrors(form) && <Done what={query.done} />}
      <Form action="/account/password/save" form={form}>
        <PasswordField
          form={form}
          name="presentPassword"
          label="Нынешний пароль"
          required
          autoComplete="current-password"
        />
        <NewPasswordFields form={form} least={shortestPassword(actor.role)} alsoShown={['presentPassword']} />
        <SubmitRow label="Изменить пароль" secondary={{ href: homePages[actor.role], label: 'Отмена' }} />
      </Form>
      <SessionList
        sessions={sessions.map(({ signedInAt, lastSeenAt, ...session }) => ({
          ...session,
          signedInAt: at(signedInAt),
          lastSeenAt: at(lastSeenAt),
        }))}
      />
    </AccountPage>
  );
}

const done = {
  password: 'Пароль изменён. На других устройствах вход завершён.',
  session: 'Сеанс завершён.',
} as const;

function Done({ what }: { what: string | string[] | undefined }) {
  return what === 'password' || what === 'session' ? <Notice tone="success" title={done[what]} /> : null;
}
