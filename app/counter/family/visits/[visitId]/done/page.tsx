import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { SlipForm } from '@/components/counter/slip-form';
import { VisitChild } from '@/components/reception/visit-child';
import { isOpenCase } from '@/components/reception/visit-papers-form';
import { BackLink } from '@/components/ui/back-link';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { stillToBring } from '@/lib/reception/missing-papers';
import { openVisit, type Visit } from '@/lib/reception/visit-desk';
import { findVisitLogin } from '@/lib/reception/visit-slip';

const title = 'Семья записана';

type Props = { params: Promise<{ visitId: string }>; searchParams: PageQuery };

async function pathOf(params: Props['params']): Promise<string> {
  return `/counter/family/visits/${pageId((await params).visitId)}/done`;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, await pathOf(params), searchParams);
}

export default async function VisitDonePage({ params, searchParams }: Props) {
  const here = await pathOf(params);
  const { visitId } = await params;
  const actor = await pageActor(here, ['operator']);
  const visit = await orNotFound(openVisit(actor, visitId));
  const query = await searchParams;
  const [login, form] = await Promise.all([
    findVisitLogin(actor, visitId),
    pageForm(here, actor.accountId, searchParams),
  ]);
  return (
    <>
      {visit.children.some(isOpenCase) ? (
        <BackLink href={`/counter/family/visits/${visitId}`}>Печать и активация</BackLink>
      ) : (
        <BackLink href="/counter">К приёму</BackLink>
      )}
      <PageTitle caption={visit.applicantName} title={title} />
      <Outcome visit={visit} />
      {visit.children.map((child) => (
        <VisitChild
          key={child.childId}
          child={child}
          toBring={child.certificate ? stillToBring(query, child.certificate) : undefined}
        />
      ))}
      {visit.children.some(({ certificate }) => certificate !== null) && (
        <p>
          <ButtonLink
            href={`/counter/family/visits/${visitId}/paper`}
            target="_blank"
            rel="noopener"
            variant="secondary"
          >
            Заявления и согласия (PDF)
            <span className="sr-only"> (откроется в новой вкладке)</span>
          </ButtonLink>
        </p>
      )}
      {login && (
        <section className="flow-tight">
          <h2 className="text-2xl font-semibold">Листок для входа в кабинет</h2>
          <SlipForm
            form={form}
            person={login}
            printId={randomUUID()}
            action={`/counter/family/visits/${visitId}/slip/print`}
            back={{ href: here, label: 'Обновить страницу' }}
          />
        </section>
      )}
      <p>
        <ButtonLink href="/counter/family/new" variant="secondary">
          Следующая семья
        </ButtonLink>
      </p>
    </>
  );
}

function Outcome({ visit: { children } }: { visit: Visit }) {
  const active = children.filter(({ certificate }) => certificate?.status === 'active').length;
  if (active === children.length) return <Notice tone="success" title="Всё активировано" />;
  return active > 0 ? (
    <Notice
      tone="warning"
      title={`Активировано: ${active} из ${children.length}. Что осталось, написано у каждого ребёнка.`}
    />
  ) : (
    <Notice tone="warning" title="Пока не активировано. Что осталось, написано у каждого ребёнка." />
  );
}
