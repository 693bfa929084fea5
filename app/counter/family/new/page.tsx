import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { UnfinishedVisits } from '@/components/reception/unfinished-visits';
import { VisitForm } from '@/components/reception/visit-form';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { getIssuingObstacle } from '@/lib/institutions/own-right';
import { environment } from '@/lib/platform/environment';
import { checkFamily } from '@/lib/reception/check-family';
import { listVisitChoices } from '@/lib/reception/form-choices';
import { listVisitDrafts } from '@/lib/reception/visit-draft';
import { visitFormPage } from '@/lib/reception/visit-form';
import { searchedFor } from './_searched';

const title = 'Записать семью';

/** The question whose record is meant was put to the sent form: the page that comes back has to show it. */
function asksForRecord(errors: Readonly<Record<string, string>>): boolean {
  return Object.keys(errors).some((name) => name.endsWith('Record'));
}

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, visitFormPage, searchParams);
}

export default async function NewFamilyPage({ searchParams }: Props) {
  const actor = await pageActor(visitFormPage, ['operator']);
  const typed = await pageForm(visitFormPage, actor.accountId, searchParams);
  const begun = Object.keys(typed.values).length > 0;
  const form = begun ? typed : { ...typed, values: await searchedFor(actor, searchParams) };
  const [obstacle, choices, known, drafts] = await Promise.all([
    getIssuingObstacle(actor),
    listVisitChoices(actor),
    checkFamily(actor, form.values, { answering: asksForRecord(form.errors) }),
    begun ? [] : listVisitDrafts(actor),
  ]);
  return (
    <>
      <BackLink href="/counter">К приёму</BackLink>
      <PageTitle title={title} lead="Перепишите с оригиналов: заявитель и дети. Дальше печать и активация." />
      <UnfinishedVisits drafts={drafts} timeZone={environment().TIME_ZONE} />
      {obstacle === null ? (
        <VisitForm
          form={form}
          visitId={form.values.visitId ?? randomUUID()}
          choices={choices}
          known={known}
        />
      ) : (
        <Notice tone="warning" title={obstacle} />
      )}
    </>
  );
}
