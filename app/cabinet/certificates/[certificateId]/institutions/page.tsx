import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { orNotFound, pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { pageId } from '@/app/_server/page-id';
import { InstitutionChoice } from '@/components/cabinet/institution-choice';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { SearchBox } from '@/components/ui/search-box';
import { familyRoles } from '@/lib/access/actor';
import { getVisitOffer } from '@/lib/bookings/visit-page';
import { can } from '@/lib/access/policy';
import { listCertificateInstitutions } from '@/lib/certificates/institution-list';
import { CabinetPage } from '../../../_page';

const title = 'Список учреждений';

/** A shorter list is seen at a glance. */
const worthSearching = 5;

type Props = { params: Promise<{ certificateId: string }>; searchParams: PageQuery };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  return formTitle(title, pathOf((await params).certificateId), searchParams);
}

export default async function InstitutionsPage({ params, searchParams }: Props) {
  const certificateId = pageId((await params).certificateId);
  const here = pathOf(certificateId);
  const actor = await pageActor(here, familyRoles);
  const { q, all } = await searchParams;
  const query = typeof q === 'string' ? q.trim() : '';
  const [places, visit, form] = await Promise.all([
    orNotFound(listCertificateInstitutions(actor, certificateId, { query, all: all !== undefined })),
    orNotFound(getVisitOffer(actor, certificateId)),
    pageForm(here, actor.accountId, searchParams),
  ]);
  return (
    <CabinetPage actor={actor} section="services">
      <BackLink href={`/cabinet/certificates/${certificateId}`}>Сертификат</BackLink>
      <PageTitle
        title={title}
        caption={places.municipality}
        lead="В любом из этих учреждений проверят документы и активируют сертификат."
      />
      {places.notices.map((notice) => (
        <Notice key={notice.id} tone="info" title={notice.title}>
          <p>{notice.body}</p>
        </Notice>
      ))}
      {places.total > worthSearching && (
        <SearchBox
          action={here}
          label="Найти учреждение"
          hint="Название, номер школы или улица"
          value={query}
          clearHref={here}
        />
      )}
      {query !== '' && (
        <p>
          Найдено: {places.found} из {places.total}
        </p>
      )}
      <InstitutionChoice
        here={here}
        form={form}
        places={places}
        booking={
          visit.mayBook
            ? { href: `/cabinet/certificates/${certificateId}/visit`, placeIds: visit.placeIds }
            : null
        }
        mayChoose={places.mayChoose && can(actor, 'certificate.choose_institution')}
      />
    </CabinetPage>
  );
}

function pathOf(certificateId: string): string {
  return `/cabinet/certificates/${certificateId}/institutions`;
}
