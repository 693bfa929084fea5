import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { HeldCases, isOpenCase, VisitPapersForm } from '@/components/reception/visit-papers-form';
import { BackLink } from '@/components/ui/back-link';
import { ButtonLink } from '@/components/ui/button';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { hasErrors } from '@/lib/domain/form-state';
import { openVisit } from '@/lib/reception/visit-desk';

const title = 'Печать и активация';

type Props = { params: Promise<{ visitId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  return `/counter/family/visits/${pageId((await params).visitId)}`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, await pathOf(params), searchParams);
}

export default async function VisitPage({ params, searchParams }: Props) {
  const here = await pathOf(params);
  const actor = await pageActor(here, ['operator']);
  const visit = await orNotFound(openVisit(actor, (await params).visitId));
  const form = await pageForm(here, actor.accountId, searchParams);
  const { originals } = await searchParams;
  const printed = visit.children.filter(({ certificate }) => certificate !== null);
  if (
    !visit.children.some(isOpenCase) &&
    printed.every(({ certificate }) => certificate?.status === 'active')
  ) {
    redirect(`${here}/done`);
  }
  return (
    <>
      <BackLink href="/counter">К приёму</BackLink>
      <PageTitle caption={visit.applicantName} title={title} />
      <Panel title="1. Распечатайте и дайте подписать">
        <p>Заявление и согласие для каждого ребёнка, одним файлом.</p>
        <p>
          {/* A file is opened beside the page: the papers lie here to be ticked. */}
          <ButtonLink href={`${here}/paper`} target="_blank" rel="noopener">
            Заявления и согласия (PDF)
          </ButtonLink>
        </p>
      </Panel>
      {visit.children.some(isOpenCase) && (
        <VisitPapersForm form={form} visit={visit} ticked={originals === 'all' && !hasErrors(form)} />
      )}
      <HeldCases visit={visit} />
      {!visit.children.some(isOpenCase) && (
        <p>
          <ButtonLink href={`${here}/done`}>Дальше: листок для входа</ButtonLink>
        </p>
      )}
    </>
  );
}
