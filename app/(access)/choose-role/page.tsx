import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { safeNext } from '@/app/_server/safe-next';
import { AccountPage } from '@/app/account/_page';
import { RadioField } from '@/components/forms/choice-fields';
import { Form } from '@/components/forms/form';
import { SubmitRow } from '@/components/forms/submit-row';
import { PageTitle } from '@/components/ui/page-title';
import { homePages } from '@/lib/access/actor';
import { listRoles } from '@/lib/accounts/choose-role';
import { allRoles } from '@/lib/domain/roles';

const page = '/choose-role';
const title = 'В какой роли работать';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, page, searchParams);
}

export default async function ChooseRolePage({ searchParams }: Props) {
  const actor = await pageActor(page, allRoles);
  if (!actor.severalRoles) redirect(homePages[actor.role]);
  const [form, choices, query] = await Promise.all([
    pageForm(page, actor.accountId, searchParams),
    listRoles(actor),
    searchParams,
  ]);
  const next = safeNext(form.values.next ?? query.next);
  return (
    <AccountPage actor={actor} here={page}>
      <PageTitle
        title={title}
        lead="У Вас несколько ролей. Сменить роль можно в любое время, ссылка стоит вверху."
      />
      <Form action="/choose-role/save" form={form} hidden={next ? { next } : {}}>
        <RadioField
          form={form}
          name="grantId"
          label="Роль"
          required
          value={choices.find(({ current }) => current)?.grantId}
          options={choices.map(({ grantId, title: label, place }) => ({
            value: grantId,
            label,
            hint: place ?? undefined,
          }))}
        />
        <SubmitRow label="Продолжить" />
      </Form>
    </AccountPage>
  );
}
