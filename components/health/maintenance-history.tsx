import { Table } from '@/components/ui/table';
import { formatMinute } from '@/lib/domain/dates';
import type { MaintenanceState } from '@/lib/health/switch-maintenance';

type History = MaintenanceState['history'];

export function MaintenanceHistory({ history, timeZone }: { history: History; timeZone: string }) {
  return (
    <Table
      caption="Когда портал закрывали и открывали"
      captionHidden
      rows={history}
      rowKey={({ id }) => id}
      columns={[
        { key: 'at', header: 'Когда', cell: ({ setAt }) => formatMinute(setAt, timeZone) },
        { key: 'on', header: 'Что', cell: ({ on }) => (on ? 'Закрыт' : 'Открыт') },
        { key: 'by', header: 'Кто', cell: ({ setBy }) => setBy.staffName ?? '—' },
        { key: 'message', header: 'Сообщение', cell: ({ on, message }) => (on ? message : '—') },
      ]}
    />
  );
}
