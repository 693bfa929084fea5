import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { Unreached } from '@/app/cabinet/_unreached';
import { NotificationForm } from '@/components/account/notification-form';
import { RequiredTopics } from '@/components/account/required-topics';
import { WhereLettersGo } from '@/components/account/where-letters-go';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { homePages, isFamily } from '@/lib/access/actor';
import { hasErrors } from '@/lib/domain/form-state';
import { allRoles } from '@/lib/domain/roles';
import { getOwnChoices } from '@/lib/letters/own-choices';
import { AccountPage } from '../_page';

const page = '/account/notifications';
const title = 'Настройка уведомлений';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, page, searchParams);
}

export default async function NotificationsPage({ searchParams }: Props) {
  const actor = await pageActor(page, allRoles);
  const [form, choices, query] = await Promise.all([
    pageForm(page, actor.accountId, searchParams),
    getOwnChoices(actor),
    searchParams,
  ]);
  return (
    <AccountPage actor={actor} here={page}>
      <PageTitle
        title={title}
        lead="В кабинете каждое сообщение есть всегда. Здесь выбирают, о чём присылать ещё и письмо на электронную почту."
      />
      {query.done === 'saved' && !hasErrors(form) && (
        <Notice tone="success" title="Настройка уведомлений сохранена" />
      )}
      {isFamily(actor) && <Unreached actor={actor} />}
      {choices.reached && <WhereLettersGo role={actor.role} email={choices.email} />}
      {choices.optional.length > 0 && (
        <NotificationForm form={form} choices={choices} cancel={homePages[actor.role]} />
      )}
      <RequiredTopics topics={choices.required} />
    </AccountPage>
  );
}
