import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageCursor } from '@/app/counter/_page-cursor';
import { Form } from '@/components/forms/form';
import { MailList } from '@/components/mail/mail-list';
import { MailTabs } from '@/components/mail/mail-tabs';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import type { FormState } from '@/lib/domain/form-state';
import {
  letterDeeds,
  mailAddress,
  mailFolder,
  mailPage,
  unreadLetters,
  type LetterDeed,
  type MailFolder,
} from '@/lib/domain/mailbox';
import { allRoles } from '@/lib/domain/roles';
import { countUnread, listLetters } from '@/lib/letters/mailbox';
import { environment } from '@/lib/platform/environment';
import { MailPage } from './_page';

const title = 'Почта';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, mailPage, searchParams);
}

export default async function MailListPage({ searchParams }: Props) {
  const actor = await pageActor(mailPage, allRoles);
  const query = await searchParams;
  const folder = mailFolder(query.show);
  const after = await pageCursor(searchParams, 'after');
  const [form, unread, { rows, next }] = await Promise.all([
    pageForm(mailPage, actor.accountId, searchParams),
    countUnread(actor),
    listLetters(actor, folder, after),
  ]);
  const newest = after === null && folder !== 'archive' ? rows[0] : undefined;
  return (
    <MailPage actor={actor}>
      <PageTitle title={title} lead={unread > 0 ? `У Вас ${unreadLetters(unread)}.` : undefined} />
      <Done what={query.done} />
      <MailTabs current={folder} unread={unread} role={actor.role} />
      {unread > 0 && newest && <ReadAll form={form} newest={newest.id} />}
      {rows.length === 0 ? (
        <EmptyState title={nothing[folder].title}>
          <p>{nothing[folder].words}</p>
        </EmptyState>
      ) : (
        <MailList rows={rows} timeZone={environment().TIME_ZONE} />
      )}
      <Pagination
        next={next && mailAddress(folder, next)}
        start={after === null ? null : mailAddress(folder)}
      />
    </MailPage>
  );
}

const nothing = {
  inbox: { title: 'Писем нет', words: 'Здесь появятся письма портала.' },
  unread: { title: 'Непрочитанных писем нет', words: 'Прочитанные письма лежат в части «Письма».' },
  archive: { title: 'В архиве пусто', words: 'Письмо убирают в архив кнопкой под ним.' },
} as const satisfies Record<MailFolder, { title: string; words: string }>;

/** Names the newest letter shown: what comes before the button is pressed stays unread. */
function ReadAll({ form, newest }: { form: FormState; newest: string }) {
  return (
    <Form action={`${mailPage}/read-all`} form={form} hidden={{ newest }}>
      <Button variant="secondary" wide>
        Отметить все прочитанными
      </Button>
    </Form>
  );
}

const done: Readonly<Record<LetterDeed | 'all', string>> = {
  ...letterDeeds,
  all: 'Все письма отмечены прочитанными',
};

function Done({ what }: { what: string | string[] | undefined }) {
  if (typeof what !== 'string' || !Object.hasOwn(done, what)) return null;
  return <Notice tone="success" title={done[what as keyof typeof done]} />;
}
