import { StatusTag } from '@/components/ui/status-tag';
import type { StatusTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { formatMinute } from '@/lib/domain/dates';
import type { InvitationState } from '@/lib/domain/staff-invitations';
import type { ShownInvitation } from '@/lib/staff/list-invitations';

const states = {
  waiting: { tone: 'attention', title: 'Ждёт ответа' },
  expired: { tone: 'stopped', title: 'Срок ссылки прошёл' },
  accepted: { tone: 'success', title: 'Принято' },
  withdrawn: { tone: 'neutral', title: 'Отозвано' },
} as const satisfies Record<InvitationState, { tone: StatusTone; title: string }>;

export function InvitationTag({ state }: { state: InvitationState }) {
  return <StatusTag tone={states[state].tone}>{states[state].title}</StatusTag>;
}

type InvitationTableProps = { rows: readonly ShownInvitation[]; timeZone: string };

/** Whom a letter has been sent to and who has not come yet. */
export function InvitationTable({ rows, timeZone }: InvitationTableProps) {
  return (
    <Table
      caption="Приглашения"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/staff/invitations/${id}`}
      columns={[
        { key: 'name', header: 'Кого пригласили', cell: ({ name }) => name },
        {
          key: 'email',
          header: 'Почта',
          cell: ({ email }) => <span className="wrap-anywhere">{email}</span>,
        },
        {
          key: 'role',
          header: 'Роль и место',
          cell: ({ title, place }) => (
            <>
              {title}
              {place !== null && <span className="block text-ink-soft">{place}</span>}
            </>
          ),
        },
        { key: 'sent', header: 'Письмо отправлено', cell: ({ sentAt }) => formatMinute(sentAt, timeZone) },
        { key: 'state', header: 'Состояние', cell: ({ state }) => <InvitationTag state={state} /> },
      ]}
    />
  );
}
