import type { Metadata } from 'next';
import { ChangedNotice } from '@/components/counter/changed-notice';
import { RecordActions } from '@/components/counter/record-actions';
import { RecordHistory } from '@/components/counter/record-history';
import { TiedNotice } from '@/components/counter/tied-notice';
import { FactList } from '@/components/ui/fact-list';
import { Panel } from '@/components/ui/panel';
import { listRecordActions } from '@/lib/certificates/changes/record-actions';
import { listRecordHistory } from '@/lib/counter/record-history';
import { formatDate } from '@/lib/domain/dates';
import { environment } from '@/lib/platform/environment';
import { ChangePage, changeMetadata, openChange, type ChangeProps } from '../_change';
import { adultPage, changingRoles } from '../_changing';

const title = 'Изменения и история';

export async function generateMetadata(props: ChangeProps): Promise<Metadata> {
  return changeMetadata(props, 'changes', title);
}

/** The record as an admin sees it: what may be done with it and what has been. */
export default async function ChangesPage(props: ChangeProps) {
  const { actor, desk } = await openChange(props, 'changes', changingRoles);
  const { done, adult } = await props.searchParams;
  const history = await listRecordHistory(actor, desk.id);
  const back = actor.role === 'operator' ? `/counter/certificates/${desk.id}` : '/admin/certificates';
  return (
    <ChangePage desk={desk} back={back} title={title}>
      <ChangedNotice done={done} mailed={desk.mailed} adultHref={desk.live ? adultPage(desk.id) : null} />
      <TiedNotice certificateId={desk.id} done={done} adult={adult} logins={[]} />
      <Panel title="Сертификат">
        <FactList
          items={[
            { term: 'Муниципалитет', value: desk.municipality },
            { term: 'Группа сертификата', value: desk.group.title },
            { term: 'Дата рождения', value: formatDate(desk.birthDate) },
          ]}
        />
      </Panel>
      <RecordActions
        certificateId={desk.id}
        open={await listRecordActions(actor, desk.id)}
        destructionHref={actor.role === 'operator' ? null : `/admin/certificates/${desk.id}/destruction`}
      />
      <RecordHistory history={history} timeZone={environment().TIME_ZONE} />
    </ChangePage>
  );
}
