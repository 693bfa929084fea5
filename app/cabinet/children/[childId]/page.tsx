import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { currentActor, orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageId } from '@/app/_server/page-id';
import type { PageQuery } from '@/app/_server/page-form';
import { ChildFacts } from '@/components/cabinet/child-facts';
import { ChildStep } from '@/components/cabinet/child-step';
import { DocumentCard, isProcessed, scanState } from '@/components/cabinet/document-card';
import { OwnLinkState } from '@/components/links/own-link-state';
import { BackLink } from '@/components/ui/back-link';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { LinkList } from '@/components/ui/link-list';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { linkStatuses } from '@/lib/domain/link-requests';
import type { Role } from '@/lib/domain/roles';
import { findLinkedChild, findOwnLinkRequest } from '@/lib/families/link-request-queries';
import { getMyChild } from '@/lib/families/queries';
import { getChildWithStep } from '@/lib/families/situation';
import { familyVersion } from '@/lib/overview/family-version';
import { environment } from '@/lib/platform/environment';
import { LivePage } from '../../_live-page';
import { CabinetPage } from '../../_page';
import { SavedWithPapers } from '../../_saved';

const titleFor = (role: Role | undefined) => (role === 'child' ? 'Обо мне' : 'Сведения о ребёнке');

export async function generateMetadata(): Promise<Metadata> {
  return { title: titleFor((await currentActor())?.role) };
}

type Props = { params: Promise<{ childId: string }>; searchParams: PageQuery };

export default async function ChildPage({ params, searchParams }: Props) {
  const childId = pageId((await params).childId);
  const here = `/cabinet/children/${childId}`;
  const actor = await pageActor(here, familyRoles);
  const version = await familyVersion(actor);
  const linkedId = actor.role === 'parent' ? await findLinkedChild(actor, childId) : null;
  if (linkedId !== null) redirect(`/cabinet/children/${linkedId}`);
  const [child, withStep] = await orNotFound(
    Promise.all([getMyChild(actor, childId), getChildWithStep(actor, childId)]),
  );
  const request = actor.role === 'parent' ? await findOwnLinkRequest(actor, childId) : null;
  return (
    <CabinetPage actor={actor} section="children">
      {actor.role === 'parent' && <BackLink href="/cabinet/children">Дети</BackLink>}
      <PageTitle title={child.name} caption={titleFor(actor.role)} />
      <SavedWithPapers actor={actor} query={searchParams} />
      <LivePage
        version={version}
        waits={child.documents.some(isProcessed) || request?.status === 'waiting'}
        state={[
          scanState(child.documents),
          ...(request ? [linkStatuses[request.status].title.toLowerCase()] : []),
        ].join(', ')}
      />
      {request && <OwnLinkState request={request} timeZone={environment().TIME_ZONE} />}
      <ChildStep child={withStep} title="Сертификат" />
      <ChildFacts child={child} mayEdit={can(actor, 'family.edit')} />
      <section aria-labelledby="documents" className="flow-tight">
        <h2 id="documents" className="text-2xl font-semibold">
          Документы
        </h2>
        {child.documents.map((document) => (
          <DocumentCard key={document.id} document={document} />
        ))}
        {child.documents.length === 0 && <EmptyState title="Документов пока нет" />}
        {can(actor, 'document.provide') && (
          <ButtonLink href={`${here}/document`} variant="secondary" wide>
            Добавить документ
          </ButtonLink>
        )}
      </section>
      <LinkList
        items={[
          { href: `${here}/views`, label: 'Кто смотрел данные' },
          ...(actor.role === 'parent' && child.certificateId === null && request?.status !== 'waiting'
            ? [{ href: `${here}/link`, label: 'Сертификат уже получил другой родитель' }]
            : []),
          { href: `${here}/consent`, label: 'Согласие на обработку данных' },
          { href: '/cabinet/data', label: 'Мои данные: скачать или исправить' },
        ]}
      />
    </CabinetPage>
  );
}
