import { missingPage } from '@/app/_server/missing-page';
import { orNotFound } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { PlannedNotice } from '@/components/settings/planned-notice';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { WordingEditor } from '@/components/wordings/wording-editor';
import { formatDate } from '@/lib/domain/dates';
import { isWordingKind, wordingKinds, type WordingKind } from '@/lib/domain/paper-wording/kinds';
import type { WordingActor } from '@/lib/papers/wordings/owner';
import { getWordingDraft } from '@/lib/papers/wordings/queries';
import { today } from '@/lib/platform/clock';

export type EditorProps = { params: Promise<{ kind: string }>; searchParams: PageQuery };

/** The paper named in the address; anything else is a page that does not exist. */
export function readKind(text: string): WordingKind {
  return isWordingKind(text) ? text : missingPage();
}

export function editorTitle(kind: WordingKind): string {
  return `Текст ${wordingKinds[kind].genitive}`;
}

type EditorPageProps = { actor: WordingActor; room: string; kind: WordingKind; searchParams: PageQuery };

/** The editor of one paper's wording: the same page for either admin. */
export async function EditorPage({ actor, room, kind, searchParams }: EditorPageProps) {
  const here = `${room}/${kind}`;
  const [form, draft] = await Promise.all([
    pageForm(here, actor.accountId, searchParams),
    orNotFound(getWordingDraft(actor, kind, readVersion((await searchParams).from))),
  ]);
  return (
    <>
      <BackLink href={room}>Тексты заявления и согласия</BackLink>
      <PageTitle title={editorTitle(kind)} />
      <PlannedNotice {...draft} />
      <WordingEditor here={here} kind={kind} form={form} draft={draft} today={formatDate(today())} />
    </>
  );
}

function readVersion(asked: string | string[] | undefined): number | null {
  return typeof asked === 'string' && /^[1-9]\d{0,5}$/.test(asked) ? Number(asked) : null;
}
