import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { ErrorSummary } from '@/components/forms/error-summary';
import { Form } from '@/components/forms/form';
import { AttachmentList } from '@/components/mail/attachment-list';
import { LetterBody } from '@/components/mail/letter-body';
import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { formatMinute } from '@/lib/domain/dates';
import { hasErrors, untouchedForm } from '@/lib/domain/form-state';
import { mailAddress, mailPage, type LetterDeed } from '@/lib/domain/mailbox';
import { allRoles } from '@/lib/domain/roles';
import { openLetter, type OpenLetter } from '@/lib/letters/open-letter';
import { environment } from '@/lib/platform/environment';
import { MailPage } from '../_page';
import { surroundingsOf } from './_surroundings';

type Props = { params: Promise<{ letterId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle('Письмо', `${mailPage}/${(await params).letterId}`, searchParams);
}

export default async function LetterPage({ params, searchParams }: Props) {
  const letterId = pageId((await params).letterId);
  const here = `${mailPage}/${letterId}`;
  const actor = await pageActor(here, allRoles);
  const [form, onlyFetched] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    isOnlyFetched(),
  ]);
  // Before the frame is drawn: the number beside «Почта» is without this letter already.
  const letter = await orNotFound(openLetter(actor, letterId, { onlyFetched }));
  const { certificateId, leadsOn, attached } = await surroundingsOf(actor, letter);
  const caption = [formatMinute(letter.createdAt, environment().TIME_ZONE), letter.about];
  return (
    <MailPage actor={actor}>
      <BackLink href={mailAddress(letter.archived ? 'archive' : 'inbox')}>
        {letter.archived ? 'Почта, архив' : 'Почта'}
      </BackLink>
      <PageTitle title={letter.subject} caption={caption.filter(Boolean).join(' · ')} />
      {hasErrors(form) && <ErrorSummary form={form} />}
      {actor.role === 'child' && !actor.ofAge && letter.about !== null && <ParentsActToo />}
      <LetterBody letter={letter.letter} leadsOn={leadsOn} />
      {certificateId !== null && <AttachmentList certificateId={certificateId} items={attached} />}
      <Deeds here={here} letter={letter} />
    </MailPage>
  );
}

/**
 * A link may be fetched by the browser before anybody follows it (the portal's own links never are): Sec-Purpose says so,
 * and then the letter is not read yet. Who follows the link is answered from what was fetched; the next opening counts.
 */
async function isOnlyFetched(): Promise<boolean> {
  return (await headers()).get('sec-purpose')?.includes('prefetch') ?? false;
}

/** The words are those to the parents, who apply for a child under 14. */
function ParentsActToo() {
  return (
    <Notice tone="info" title="Такое же письмо получили родители">
      <p>
        Всё, о чём в нём просят, делают они: до 14 лет документы приносит родитель (законный представитель).
      </p>
    </Notice>
  );
}

const deeds = {
  unread: 'Отметить непрочитанным',
  archive: 'Убрать в архив',
  restore: 'Вернуть из архива',
} as const satisfies Record<LetterDeed, string>;

function Deeds({ here, letter }: { here: string; letter: OpenLetter }) {
  const offered: readonly LetterDeed[] = letter.archived ? ['restore'] : ['archive', 'unread'];
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-6 sm:flex-row sm:flex-wrap print:hidden">
      {offered.map((deed) => (
        <Form key={deed} action={`${here}/save`} form={untouchedForm} hidden={{ deed }}>
          <Button variant="secondary" wide>
            {deeds[deed]}
          </Button>
        </Form>
      ))}
    </div>
  );
}
