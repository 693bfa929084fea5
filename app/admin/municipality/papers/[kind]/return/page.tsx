import type { Metadata } from 'next';
import { readKind, type EditorProps } from '../../../../_wordings/editor-page';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm } from '@/app/_server/page-form';
import { ReturnToRegion } from '@/components/wordings/return-to-region';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { formatDate } from '@/lib/domain/dates';
import { wordingKinds } from '@/lib/domain/paper-wording/kinds';
import { getReturnDraft } from '@/lib/papers/wordings/return-to-region';
import { today } from '@/lib/platform/clock';

const room = '/admin/municipality/papers';
const title = 'Вернуться к формулировкам региона';

export async function generateMetadata({ params, searchParams }: EditorProps): Promise<Metadata> {
  const kind = readKind((await params).kind);
  return formTitle(title, `${room}/${kind}/return`, searchParams);
}

export default async function ReturnPage({ params, searchParams }: EditorProps) {
  const kind = readKind((await params).kind);
  const here = `${room}/${kind}/return`;
  const actor = await pageActor(here, ['municipal_admin']);
  const [form, draft] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    getReturnDraft(actor, kind),
  ]);
  return (
    <>
      <BackLink href={room}>Тексты заявления и согласия</BackLink>
      <PageTitle title={title} caption={wordingKinds[kind].title} />
      <ReturnToRegion room={room} kind={kind} form={form} draft={draft} today={formatDate(today())} />
    </>
  );
}
