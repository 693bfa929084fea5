import { Table } from '@/components/ui/table';
import { formatDate, formatMinute, type PlainDate } from '@/lib/domain/dates';

type Row = { id: string; matter: string; createdAt: Date; answerBy: PlainDate | null };

/** Nobody is named in the list: a request is opened on a page of its own, and the look is recorded. */
export function WaitingCorrections({ rows, timeZone }: { rows: readonly Row[]; timeZone: string }) {
  return (
    <Table
      caption="Просьбы, которые ждут ответа"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/counter/corrections/${id}`}
      columns={[
        { key: 'matter', header: 'Что исправить', cell: ({ matter }) => matter },
        { key: 'since', header: 'Отправлена', cell: ({ createdAt }) => formatMinute(createdAt, timeZone) },
        {
          key: 'until',
          header: 'Ответить не позже',
          cell: ({ answerBy }) => (answerBy ? formatDate(answerBy) : '—'),
        },
      ]}
    />
  );
}
