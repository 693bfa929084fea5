import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageNavigator } from '@/app/_server/page-region';
import { pageId } from '@/app/_server/page-id';
import { CardFacts } from '@/components/cabinet/card-facts';
import { CardHandedOut } from '@/components/cabinet/card-handed-out';
import { CardHistory } from '@/components/cabinet/card-history';
import { CardNumber } from '@/components/cabinet/card-number';
import { CardStatus } from '@/components/cabinet/card-status';
import { CardSteps } from '@/components/cabinet/card-steps';
import { ChildStep } from '@/components/cabinet/child-step';
import { SavedNotice } from '@/components/cabinet/saved-notice';
import { QuestionLinks } from '@/components/family-questions/question-links';
import { BackLink } from '@/components/ui/back-link';
import { PageTitle } from '@/components/ui/page-title';
import { familyRoles } from '@/lib/access/actor';
import { getVisitOffer } from '@/lib/bookings/visit-page';
import { can } from '@/lib/access/policy';
import { getCertificateCard } from '@/lib/certificates/card';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import { dayIn, formatDate, formatMinute } from '@/lib/domain/dates';
import { listWaitingSteps } from '@/lib/families/situation';
import { familyVersion } from '@/lib/overview/family-version';
import { environment } from '@/lib/platform/environment';
import { LivePage } from '../../_live-page';
import { CabinetPage } from '../../_page';

type Props = { params: Promise<{ certificateId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle('Сертификат', pathOf((await params).certificateId), searchParams);
}

export default async function CardPage({ params, searchParams }: Props) {
  const certificateId = pageId((await params).certificateId);
  const here = pathOf(certificateId);
  const actor = await pageActor(here, familyRoles);
  const version = await familyVersion(actor);
  const [card, waiting, visit, form] = await Promise.all([
    orNotFound(getCertificateCard(actor, certificateId)),
    listWaitingSteps(actor),
    orNotFound(getVisitOffer(actor, certificateId)),
    pageForm(here, actor.accountId, searchParams),
  ]);
  // Where this child's certificate is got, a brother or sister may still have a form to fill in.
  const sibling = waiting.find(({ id, step }) => id !== card.childId && step.action?.kind !== 'bring_papers');
  const zone = environment().TIME_ZONE;
  return (
    <CabinetPage actor={actor} section="services">
      <BackLink href="/cabinet/certificate">Дополнительное образование</BackLink>
      <PageTitle title="Сертификат дополнительного образования" caption={card.childName} />
      <SavedNotice saved={(await searchParams).saved} />
      <LivePage
        version={version}
        waits={card.status === 'not_activated' || card.status === 'returned'}
        state={`сертификат ${certificateStatuses[card.status].title.toLowerCase()}`}
      />
      <CardNumber card={card} />
      <CardStatus
        card={card}
        navigatorUrl={await pageNavigator()}
        mayEdit={can(actor, 'family.edit')}
        changedOn={card.change && formatDate(dayIn(zone, card.change.at))}
      />
      {card.waiting && (
        // On paper the steps follow the number on the same page, however long they are.
        <div className="print:[&>section]:break-inside-auto">
          <CardSteps
            form={form}
            card={card}
            waiting={card.waiting}
            visit={visit}
            paperMadeAt={card.paper && formatMinute(card.paper.madeAt, zone)}
          />
        </div>
      )}
      <CardFacts
        card={card}
        createdAt={formatMinute(card.createdAt, zone)}
        activatedAt={card.activatedAt && formatMinute(card.activatedAt, zone)}
      />
      <CardHandedOut card={card} timeZone={zone} />
      <CardHistory history={card.history} timeZone={zone} />
      <QuestionLinks about={card.applicationId} mayAsk={can(actor, 'question.ask')} />
      {sibling && (
        <div className="print:hidden">
          <ChildStep child={sibling} title={`Ещё один ребёнок: ${sibling.name}`} />
        </div>
      )}
    </CabinetPage>
  );
}

function pathOf(certificateId: string): string {
  return `/cabinet/certificates/${certificateId}`;
}
