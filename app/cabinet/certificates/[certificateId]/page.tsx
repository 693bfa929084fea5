import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { CardActivation } from '@/components/cabinet/card-activation';
import { CardFacts } from '@/components/cabinet/card-facts';
import { CardNumber } from '@/components/cabinet/card-number';
import { CardPapers } from '@/components/cabinet/card-papers';
import { CardPlace } from '@/components/cabinet/card-place';
import { CardStatus } from '@/components/cabinet/card-status';
import { ChildStep } from '@/components/cabinet/child-step';
import { SavedNotice } from '@/components/cabinet/saved-notice';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { getCertificateCard } from '@/lib/certificates/card';
import { formatMinute } from '@/lib/domain/dates';
import { listWaitingSteps } from '@/lib/families/situation';
import { environment } from '@/lib/platform/environment';
import { CabinetPage } from '../../_page';

type Props = { params: Promise<{ certificateId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle('Сертификат', pathOf((await params).certificateId), searchParams);
}

export default async function CardPage({ params, searchParams }: Props) {
  const certificateId = pageId((await params).certificateId);
  const here = pathOf(certificateId);
  const actor = await pageActor(here, familyRoles);
  const [card, waiting, form] = await Promise.all([
    orNotFound(getCertificateCard(actor, certificateId)),
    listWaitingSteps(actor),
    pageForm(here, actor.accountId, searchParams),
  ]);
  // Where this child's certificate is got, a brother or sister may still have a form to fill in.
  const sibling = waiting.find(({ id, step }) => id !== card.childId && step.action?.kind !== 'bring_papers');
  const shown = (instant: Date) => formatMinute(instant, environment().TIME_ZONE);
  return (
    <CabinetPage actor={actor} section="services">
      <BackLink href="/cabinet/certificate">Дополнительное образование</BackLink>
      <PageTitle title="Сертификат дополнительного образования" caption={card.childName} />
      <SavedNotice saved={(await searchParams).saved} />
      <CardNumber card={card} />
      <CardStatus card={card} mayEdit={can(actor, 'family.edit')} />
      {card.waiting && (
        <>
          <CardActivation
            form={form}
            card={card}
            waiting={card.waiting}
            paperMadeAt={card.paper && shown(card.paper.madeAt)}
          />
          <CardPlace waiting={card.waiting} />
          <CardPapers card={card} papers={card.waiting.papers} />
        </>
      )}
      <CardFacts card={card} createdAt={shown(card.createdAt)} />
      {sibling && <ChildStep child={sibling} title={`Ещё один ребёнок: ${sibling.name}`} />}
    </CabinetPage>
  );
}

function pathOf(certificateId: string): string {
  return `/cabinet/certificates/${certificateId}`;
}
