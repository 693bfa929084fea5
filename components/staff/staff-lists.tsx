import { InvitationTable } from '@/components/staff/invitation-table';
import { StaffTable } from '@/components/staff/staff-table';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { Tabs } from '@/components/ui/tabs';
import type { ShownInvitation } from '@/lib/staff/list-invitations';
import type { StaffRow, StaffTab } from '@/lib/staff/list-staff';

type StaffListsProps = {
  /** Path of the list. */
  here: string;
  tab: StaffTab;
  staff: { rows: readonly StaffRow[]; next: string | null };
  /** Whether a part further down is shown. */
  further: boolean;
  invitations: readonly ShownInvitation[];
  timeZone: string;
  secondStep: boolean;
  /** Whom one invites here, as the button says it. */
  inviteLabel: string;
};

/** Who works here, who has left, and who is still awaited. */
export function StaffLists(props: StaffListsProps) {
  const { here, tab, staff, further, invitations, timeZone, secondStep, inviteLabel } = props;
  const start = tab === 'left' ? `${here}?tab=left` : here;
  const next = staff.next && `${start}${tab === 'left' ? '&' : '?'}after=${staff.next}`;
  return (
    <>
      <p>
        <ButtonLink href={`${here}/invite`} wide>
          {inviteLabel}
        </ButtonLink>
      </p>
      {invitations.length > 0 && (
        <Panel title="Приглашения без ответа">
          <InvitationTable rows={invitations} timeZone={timeZone} />
        </Panel>
      )}
      <Tabs
        label="Сотрудники"
        items={[
          { href: here, label: 'Работают', current: tab === 'here' },
          { href: `${here}?tab=left`, label: 'Больше не работают', current: tab === 'left' },
        ]}
      />
      {staff.rows.length > 0 ? (
        <StaffTable rows={staff.rows} timeZone={timeZone} secondStep={secondStep} />
      ) : (
        <NobodyYet tab={tab} />
      )}
      <Pagination next={next} start={further ? start : null} />
    </>
  );
}

function NobodyYet({ tab }: { tab: StaffTab }) {
  return tab === 'here' ? (
    <EmptyState title="Сотрудников ещё нет">
      <p>Пригласите первого: он получит письмо со ссылкой и сам придумает логин и пароль.</p>
    </EmptyState>
  ) : (
    <EmptyState title="Таких пока нет">
      <p>Здесь остаются те, у кого прекращены все роли: сделанное ими в истории подписано их именем.</p>
    </EmptyState>
  );
}
