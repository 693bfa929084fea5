import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { UnfinishedVisit } from '@/components/reception/unfinished-visit';
import { VisitForm } from '@/components/reception/visit-form';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { getIssuingObstacle } from '@/lib/institutions/own-right';
import { environment } from '@/lib/platform/environment';
import { checkFamily } from '@/lib/reception/check-family';
import { listVisitChoices } from '@/lib/reception/form-choices';
import { findVisitDraft } from '@/lib/reception/visit-draft';
import { visitFormPage } from '@/lib/reception/visit-form';

const title = 'Записать семью';

type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle(title, visitFormPage, searchParams);
}

export default async function NewFamilyPage({ searchParams }: Props) {
  const actor = await pageActor(visitFormPage, ['operator']);
  const form = await pageForm(visitFormPage, actor.accountId, searchParams);
  const begun = Object.keys(form.values).length > 0;
  const [obstacle, choices, known, draft] = await Promise.all([
    getIssuingObstacle(actor),
    listVisitChoices(actor),
    checkFamily(actor, form.values),
    begun ? null : findVisitDraft(actor),
  ]);
  return (
    <>
      <BackLink href="/counter">К приёму</BackLink>
      <PageTitle title={title} lead="Перепишите с оригиналов: заявитель и дети. Дальше печать и активация." />
      <UnfinishedVisit draft={draft} timeZone={environment().TIME_ZONE} />
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
