import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { weekdayNames, type MarkedDay } from '@/lib/domain/calendar-year';
import { formatDate } from '@/lib/domain/dates';

const sources = {
  seeded: 'вместе с порталом',
  entered: 'вручную',
  imported: 'из файла',
} as const satisfies Record<MarkedDay['source'], string>;

type MarkedDaysProps = {
  here: string;
  days: readonly MarkedDay[];
  /** A municipality changes federal days by own ones over them. */
  municipal: boolean;
};

/** Every day that differs from the plain week; each leads to the form. */
export function MarkedDays({ here, days, municipal }: MarkedDaysProps) {
  return (
    <Table
      caption="Дни, которые отличаются от обычной недели"
      captionHidden
      rows={days}
      rowKey={({ day }) => day.toString()}
      rowHref={({ day }) => `${here}?year=${day.year}&day=${day.toString()}`}
      columns={[
        {
          key: 'day',
          header: 'День',
          cell: ({ day }) =>
            `${formatDate(day)}, ${weekdayNames[day.dayOfWeek - 1]?.short.toLowerCase() ?? ''}`,
        },
        {
          key: 'mark',
          header: 'Какой',
          cell: ({ mark }) => (
            <StatusTag tone={mark === 'working' ? 'neutral' : 'attention'}>
              {mark === 'working' ? 'Рабочий' : 'Выходной'}
            </StatusTag>
          ),
        },
        { key: 'title', header: 'Название или причина', cell: ({ title }) => title },
        {
          key: 'source',
          header: 'Откуда',
          cell: ({ source, own }) =>
            municipal
              ? `${own ? 'муниципалитет' : 'федеральный'}, внесён ${sources[source]}`
              : `Внесён ${sources[source]}`,
        },
      ]}
    />
  );
}
