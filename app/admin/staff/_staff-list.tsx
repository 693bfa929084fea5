import type { PageQuery } from '@/app/_server/page-form';
import { pageCursor } from '@/app/counter/_page-cursor';
import { StaffLists } from '@/components/staff/staff-lists';
import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import type { DeskActor, DeskMunicipality } from '@/lib/access/municipality';
import { secondStepRule } from '@/lib/access/second-step';
import { environment } from '@/lib/platform/environment';
import { listOpenInvitations } from '@/lib/staff/list-invitations';
import { listStaff } from '@/lib/staff/list-staff';

type StaffListPageProps = {
  actor: DeskActor;
  /** Null for the region's list of admins. */
  municipality: DeskMunicipality | null;
  here: string;
  back: string;
  title: string;
  lead: string;
  query: PageQuery;
};

/** The staff of a municipality's desk and the admins of the region: the same page. */
export async function StaffListPage(props: StaffListPageProps) {
  const { actor, municipality, here, back, title, lead, query } = props;
  const { tab: asked, done } = await query;
  const tab = asked === 'left' ? 'left' : 'here';
  const after = await pageCursor(query, 'after');
  const [staff, invitations] = await Promise.all([
    listStaff(actor, municipality, { tab, after }),
    listOpenInvitations(actor, municipality),
  ]);
  return (
    <>
      <BackLink href={back}>Обзор</BackLink>
      <PageTitle title={title} lead={lead} caption={municipality?.fullName} />
      {done === 'invited' && (
        <Notice tone="success" title="Приглашение отправлено">
          <p>Ссылка в письме действует 72 часа. Пока на неё не ответили, приглашение стоит в списке ниже.</p>
        </Notice>
      )}
      {done === 'withdrawn' && <Notice tone="success" title="Приглашение отозвано" />}
      <StaffLists
        here={here}
        tab={tab}
        staff={staff}
        further={after !== null}
        invitations={tab === 'here' ? invitations : []}
        timeZone={environment().TIME_ZONE}
        secondStep={secondStepRule() !== 'off'}
        inviteLabel={municipality ? 'Пригласить сотрудника' : 'Пригласить администратора'}
      />
    </>
  );
}
