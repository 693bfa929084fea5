import type { Metadata } from 'next';
import { pageActor } from '@/app/_server/page-actor';
import { BackLink } from '@/components/ui/back-link';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { familyRoles } from '@/lib/access/actor';
import { can } from '@/lib/access/policy';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { listChildrenWithSteps, type ChildWithStep } from '@/lib/families/situation';
import { CabinetPage } from '../_page';

export const metadata: Metadata = { title: 'Дополнительное образование' };

export default async function CertificatePage() {
  const actor = await pageActor('/cabinet/certificate', familyRoles);
  const children = await listChildrenWithSteps(actor);
  return (
    <CabinetPage actor={actor} section="services">
      <BackLink href="/cabinet">Услуги</BackLink>
      <PageTitle title="Дополнительное образование" lead={leads[actor.role]} />
      {can(actor, 'application.file') ? (
        <ButtonLink href="/cabinet/certificate/apply" wide>
          Подать заявку на сертификат
        </ButtonLink>
      ) : (
        <p>До 14 лет заявку на сертификат подаёт родитель (законный представитель).</p>
      )}
      {children.length > 0 ? (
        <Table
          caption={actor.role === 'child' ? 'Ваш сертификат' : 'Сертификаты детей'}
          columns={columns}
          rows={children}
          rowKey={({ id }) => id}
          rowHref={({ certificateId }) =>
            certificateId ? `/cabinet/certificates/${certificateId}` : '/cabinet/certificate/apply'
          }
        />
      ) : (
        <EmptyState title="Детей в кабинете пока нет">
          <p>Нажмите «Подать заявку на сертификат» и добавьте ребёнка.</p>
        </EmptyState>
      )}
    </CabinetPage>
  );
}

const leads = {
  parent:
    'Сертификат дополнительного образования — личный номер ребёнка, по которому его записывают в кружки и секции. Его получают один раз, бесплатно, и он действует до 18 лет.',
  child:
    'Сертификат дополнительного образования — Ваш личный номер, по которому записывают в кружки и секции. Его получают один раз, бесплатно, и он действует до 18 лет.',
};

const columns = [
  { key: 'name', header: 'Ребёнок', cell: ({ name }: ChildWithStep) => name },
  {
    key: 'number',
    header: 'Сертификат',
    cell: ({ certificateNumber }: ChildWithStep) =>
      certificateNumber ? formatCertificateNumber(certificateNumber) : 'нет',
  },
  {
    key: 'status',
    header: 'Состояние',
    cell: ({ step }: ChildWithStep) => <StatusTag tone={step.tone}>{step.state}</StatusTag>,
  },
];
