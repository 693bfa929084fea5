import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { formatMinute } from '@/lib/domain/dates';
import { importKinds, importStages } from '@/lib/domain/table-import';
import type { ImportLine } from '@/lib/imports/queries';

type ImportListProps = { imports: readonly ImportLine[]; path: string; timeZone: string };

export function ImportList({ imports, path, timeZone }: ImportListProps) {
  return (
    <Table
      caption="Прежние загрузки"
      captionHidden
      rows={imports}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${path}/${id}`}
      columns={[
        { key: 'at', header: 'Когда', cell: ({ createdAt }) => formatMinute(createdAt, timeZone) },
        { key: 'kind', header: 'Что', cell: ({ kind }) => importKinds[kind].title },
        { key: 'file', header: 'Файл', cell: ({ fileName }) => fileName ?? 'Уничтожен' },
        {
          key: 'stage',
          header: 'Состояние',
          cell: ({ stage }) => (
            <StatusTag tone={importStages[stage].tone}>{importStages[stage].title}</StatusTag>
          ),
        },
        { key: 'rows', header: 'Записано строк', align: 'end', cell: ({ rowsDone }) => rowsDone },
      ]}
    />
  );
}
