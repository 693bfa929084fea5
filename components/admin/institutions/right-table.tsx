import { StatusTag, type StatusTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import type { InstitutionRightRecord } from '@/lib/directory/institutions/get-institution';

const states = {
  holds: { tone: 'success', title: 'Действует' },
  ahead: { tone: 'attention', title: 'Назначено' },
  ended: { tone: 'neutral', title: 'Закончилось' },
} as const satisfies Record<InstitutionRightRecord['state'], { tone: StatusTone; title: string }>;

/** «Принимает заявления от всех» */
export function rightTitle({ kind, audience }: Pick<InstitutionRightRecord, 'kind' | 'audience'>): string {
  if (kind === 'issues_logins') return 'Выдаёт логины';
  return audience === 'everybody' ? 'Принимает заявления от всех' : 'Принимает заявления только своих';
}

/** «с 01.09.2026 без срока» */
export function rightDays({ from, to }: Pick<InstitutionRightRecord, 'from' | 'to'>): string {
  return to ? `с ${formatDate(from)} по ${formatDate(to)}` : `с ${formatDate(from)} без срока`;
}

type RightTableProps = { rights: readonly InstitutionRightRecord[]; path: string; timeZone: string };

/** Every right with its days, those over included: what was allowed when can be looked up. */
export function RightTable({ rights, path, timeZone }: RightTableProps) {
  return (
    <Table
      caption="Полномочия по дням"
      captionHidden
      rows={rights}
      rowKey={({ id }) => id}
      rowHref={({ id, state }) => (state === 'ended' ? undefined : `${path}/${id}`)}
      columns={[
        { key: 'right', header: 'Полномочие', cell: rightTitle },
        { key: 'days', header: 'Дни', cell: rightDays },
        {
          key: 'state',
          header: 'Сегодня',
          cell: ({ state }) => <StatusTag tone={states[state].tone}>{states[state].title}</StatusTag>,
        },
        {
          key: 'set',
          header: 'Кто назначил',
          cell: ({ setAt, setBy }) => (setBy === null ? '—' : `${setBy}, ${formatMinute(setAt, timeZone)}`),
        },
      ]}
    />
  );
}
