import { Table } from '@/components/ui/table';
import type { CalendarChangeRow } from '@/lib/calendar/queries';
import { formatDate, formatMinute } from '@/lib/domain/dates';

/** Who made which day what, the latest first. */
export function CalendarChanges({
  changes,
  timeZone,
}: {
  changes: readonly CalendarChangeRow[];
  timeZone: string;
}) {
  return (
    <Table
      caption="Последние изменения календаря"
      captionHidden
      rows={changes}
      rowKey={({ id }) => id}
      columns={[
        { key: 'day', header: 'День', cell: ({ day }) => formatDate(day) },
        {
          key: 'mark',
          header: 'Стал',
          cell: ({ mark, title }) =>
            mark === null
              ? 'Отметка снята'
              : `${mark === 'working' ? 'Рабочий' : 'Выходной'}: ${title ?? ''}`,
        },
        { key: 'author', header: 'Кто', cell: ({ author }) => author },
        { key: 'at', header: 'Когда', cell: ({ at }) => formatMinute(at, timeZone) },
      ]}
    />
  );
}
