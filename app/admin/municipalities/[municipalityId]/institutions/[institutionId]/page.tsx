import type { Metadata } from 'next';
import { DoneNotice } from '@/app/admin/municipalities/_desk/done-notice';
import {
  institutionPage,
  type InstitutionPageProps,
} from '@/app/admin/municipalities/_desk/institution-page';
import { CardFacts } from '@/components/admin/institutions/card-facts';
import { closureDays } from '@/components/admin/institutions/closures-panel';
import { StaffTable } from '@/components/admin/institutions/staff-table';
import { RightList } from '@/components/admin/right-list';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { unbroken } from '@/components/ui/unbroken';
import { formatDate } from '@/lib/domain/dates';
import { formatHours } from '@/lib/domain/opening-hours';
import { listInstitutionStaff } from '@/lib/directory/institutions/get-institution';
import { environment } from '@/lib/platform/environment';

export const metadata: Metadata = { title: 'Учреждение' };

export default async function InstitutionPage(props: InstitutionPageProps) {
  const { actor, municipality, institution, desk, list, card, query } = await institutionPage(props);
  const { shortName, closedOn, hours, closures, rights } = institution;
  const staff = await listInstitutionStaff(actor, municipality, institution.id);
  const ahead = closures.filter(({ over }) => !over);
  const standing = rights.filter(({ state }) => state !== 'ended');
  const accepts = standing.some(({ kind }) => kind === 'accepts_applications');
  return (
    <>
      <BackLink href={list}>Учреждения</BackLink>
      <PageTitle title={shortName} caption={municipality.fullName} />
      <DoneNotice done={query.done} />
      {closedOn && (
        <Notice tone="warning" title={`Закрыто с ${formatDate(closedOn)}`}>
          <p>Записи и история остаются. Семьи учреждение с этого дня не видят.</p>
        </Notice>
      )}
      <Panel
        title="Сведения"
        aside={
          <TextLink href={`${card}/edit`} standalone>
            Изменить сведения
          </TextLink>
        }
      >
        <CardFacts institution={institution} />
      </Panel>
      <Panel
        title="Полномочия"
        aside={
          <TextLink href={`${card}/rights`} standalone>
            Назначить или изменить
          </TextLink>
        }
      >
        <RightList rights={standing} />
      </Panel>
      <Panel
        title="Часы приёма"
        aside={
          <TextLink href={`${card}/hours`} standalone>
            Изменить часы
          </TextLink>
        }
      >
        <p>{hours.length > 0 ? unbroken(formatHours(hours)) : 'Часы не указаны: семьи их не видят.'}</p>
      </Panel>
      <Panel
        title="Закрытые дни"
        aside={
          <TextLink href={`${card}/closures`} standalone>
            Назначить закрытые дни
          </TextLink>
        }
      >
        {ahead.length === 0 && <p>Закрытых дней впереди нет.</p>}
        {ahead.map((closure) => (
          <p key={closure.id}>
            {closureDays(closure)}: {closure.reason}
          </p>
        ))}
      </Panel>
      {accepts && (
        <Panel
          title="Запись на время"
          aside={
            <TextLink href={`${desk}/visits/${institution.id}`} standalone>
              Настроить запись
            </TextLink>
          }
        >
          <p>Семьи могут приходить сюда к назначенному времени, если запись включена.</p>
        </Panel>
      )}
      <Panel
        title="Сотрудники"
        aside={
          <TextLink href={`${desk}/staff/invite`} standalone>
            Пригласить сотрудника
          </TextLink>
        }
      >
        {staff.length > 0 ? (
          <StaffTable rows={staff} timeZone={environment().TIME_ZONE} />
        ) : (
          <p>Здесь пока никто не работает с порталом.</p>
        )}
      </Panel>
      <TextLink href={`${card}/close`} standalone>
        {closedOn ? 'Отменить закрытие' : 'Закрыть учреждение'}
      </TextLink>
    </>
  );
}
