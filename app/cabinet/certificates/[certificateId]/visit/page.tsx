import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { SavedNotice } from '@/components/cabinet/saved-notice';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { TextLink } from '@/components/ui/text-link';
import { VisitCard } from '@/components/visits/visit-card';
import { VisitChoice } from '@/components/visits/visit-choice';
import { familyRoles } from '@/lib/access/actor';
import { readDay, readTime } from '@/lib/bookings/visit-fields';
import { getVisitPage, type VisitPage } from '@/lib/bookings/visit-page';
import type { FormState } from '@/lib/domain/form-state';
import { CabinetPage } from '../../../_page';

const title = 'Запись на приём';

type Props = { params: Promise<{ certificateId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, pathOf((await params).certificateId), searchParams);
}

export default async function VisitOfCertificatePage({ params, searchParams }: Props) {
  const certificateId = pageId((await params).certificateId);
  const here = pathOf(certificateId);
  const actor = await pageActor(here, familyRoles);
  const { place, day, move, saved } = await searchParams;
  const form = await pageForm(here, actor.accountId, searchParams);
  const { institutionId, time } = form.values;
  // A form that came back shows the place and the day it was sent from.
  const asked = {
    placeId: typeof place === 'string' ? place : (institutionId ?? null),
    day: readDay(day) ?? readTime(time ?? '')?.day ?? null,
  };
  const page = await orNotFound(getVisitPage(actor, certificateId, asked));
  const choosing = !page.booking || [place, day, move, institutionId].some((value) => value !== undefined);
  return (
    <CabinetPage actor={actor} section="services">
      <BackLink href={`/cabinet/certificates/${certificateId}`}>Сертификат</BackLink>
      <SavedNotice saved={saved} />
      <PageTitle title={title} caption={page.childName} lead={leadOf(page)} />
      {page.booking && !choosing && (
        <VisitCard here={here} form={form} booking={page.booking} mayChange={page.mayBook} />
      )}
      {choosing && <Choice here={here} certificateId={certificateId} form={form} page={page} />}
    </CabinetPage>
  );
}

function leadOf({ waits, booking }: VisitPage): string | undefined {
  if (!waits || booking) return undefined;
  return 'К этому времени специалист будет ждать Вас с документами. Прийти можно и без записи.';
}

type ChoiceProps = { here: string; certificateId: string; form: FormState; page: VisitPage };

function Choice({ here, certificateId, form, page }: ChoiceProps) {
  const card = `/cabinet/certificates/${certificateId}`;
  const { place, waits, mayBook } = page;
  if (!waits) {
    return (
      <Notice tone="info" title="Приходить с документами не нужно">
        <p>
          Сертификат уже активирован или закрыт. Что дальше, написано в{' '}
          <TextLink href={card}>его карточке</TextLink>.
        </p>
      </Notice>
    );
  }
  if (!mayBook) {
    return <Notice tone="info" title="До 14 лет на приём записывает родитель (законный представитель)" />;
  }
  if (!place) {
    return (
      <EmptyState title="Здесь пока не записывают на время">
        <p>
          Приходите без записи, когда учреждение работает:{' '}
          <TextLink href={`${card}/institutions`}>список учреждений</TextLink>.
        </p>
      </EmptyState>
    );
  }
  return <VisitChoice here={here} listHref={`${card}/institutions`} form={form} page={{ ...page, place }} />;
}

function pathOf(certificateId: string): string {
  return `/cabinet/certificates/${certificateId}/visit`;
}
