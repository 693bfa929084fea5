import { Table } from '@/components/ui/table';
import { formatMinute } from '@/lib/domain/dates';
import type { Retention } from '@/lib/personal-data/retention/queries';

type Runs = Retention['runs'];

export function RetentionRuns({ runs, timeZone }: { runs: Runs; timeZone: string }) {
  return (
    <Table
      caption="Последние запуски"
      captionHidden
      rows={runs}
      rowKey={({ id }) => id}
      columns={[
        { key: 'start', header: 'Начат', cell: ({ startedAt }) => formatMinute(startedAt, timeZone) },
        {
          key: 'end',
          header: 'Закончен',
          cell: ({ finishedAt }) =>
            finishedAt ? formatMinute(finishedAt, timeZone) : 'Прерван, продолжит следующий',
        },
        { key: 'count', header: 'Уничтожено записей', align: 'end', cell: ({ destroyed }) => destroyed },
        { key: 'failed', header: 'Не удалось', align: 'end', cell: ({ failed }) => failed },
      ]}
    />
  );
}
