import type { Metadata } from 'next';
import { DoneNotice } from '@/app/admin/municipalities/_desk/done-notice';
import {
  institutionPage,
  institutionTitle,
  type InstitutionPageProps,
} from '@/app/admin/municipalities/_desk/institution-page';
import { plannedVisits } from '@/app/admin/municipalities/_desk/planned-visits';
import { PrepareRightForm } from '@/components/admin/institutions/right-forms';
import { RightTable } from '@/components/admin/institutions/right-table';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { formatDate } from '@/lib/domain/dates';
import { plannedRight, prepareRightFields } from '@/lib/directory/rights/prepare-right';
import { today } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';

const title = 'Полномочия учреждения';

export function generateMetadata(props: InstitutionPageProps): Promise<Metadata> {
  return institutionTitle(title, props, '/rights');
}

export default async function RightsPage(props: InstitutionPageProps) {
  const page = await institutionPage(props, '/rights');
  const { form, institution, card, here, list, query } = page;
  const cancelled = await plannedVisits(
    page,
    prepareRightFields,
    (input) => (db) => plannedRight(db, institution.id, input),
  );
  const { rights, version, closedOn } = institution;
  return (
    <>
      <BackLink href={card}>{institution.shortName}</BackLink>
      <PageTitle
        title={title}
        caption={institution.shortName}
        lead="Перемену можно подготовить заранее: она начнётся сама в назначенный день, а семьям портал скажет о ней сразу."
      />
      <DoneNotice done={query.done} />
      {closedOn && (
        <Notice tone="warning" title={`Учреждение закрыто с ${formatDate(closedOn)}`}>
          <p>С этого дня полномочий у него нет. Чтобы назначить их, сначала отмените закрытие.</p>
        </Notice>
      )}
      {rights.length > 0 ? (
        <RightTable rights={rights} path={here} timeZone={environment().TIME_ZONE} />
      ) : (
        <p>Полномочий пока нет: семьи не видят учреждение, логинов оно не выдаёт.</p>
      )}
      <Panel title="Назначить перемену">
        <PrepareRightForm
          action={`${here}/save`}
          form={form}
          version={version}
          today={formatDate(today())}
          cancelled={cancelled}
        />
      </Panel>
      <TextLink href={list} standalone>
        Посмотреть список на нужный день
      </TextLink>
    </>
  );
}
