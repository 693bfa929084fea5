import { Table } from '@/components/ui/table';
import type { BookingSettings } from '@/lib/bookings/settings';
import { formatDate, formatMinute } from '@/lib/domain/dates';
import { counted } from '@/lib/domain/plural';

type Row = BookingSettings['rows'][number];

/** How bookings were set and what is announced, the latest first. */
export function SettingHistory({ rows, timeZone }: { rows: readonly Row[]; timeZone: string }) {
  return (
    <Table
      caption="Настройки по дням"
      captionHidden
      rows={rows}
      rowKey={({ version }) => String(version)}
      columns={[
        { key: 'from', header: 'Действует с', cell: ({ effectiveFrom }) => formatDate(effectiveFrom) },
        { key: 'what', header: 'Запись', cell: wordsOf },
        { key: 'by', header: 'Кто изменил', cell: ({ by }) => by },
        { key: 'at', header: 'Когда', cell: ({ madeAt }) => formatMinute(madeAt, timeZone) },
      ]}
    />
  );
}

/** «по 20 минут, 2 стола, на 14 дней вперёд, не позже чем за 2 часа» */
export function wordsOf(
  rules: Pick<Row, 'enabled' | 'slotMinutes' | 'desks' | 'daysAhead' | 'noticeHours'>,
): string {
  if (!rules.enabled) return 'без записи';
  return [
    `по ${counted(rules.slotMinutes, 'минуте', 'минуты', 'минут')}`,
    counted(rules.desks, 'стол', 'стола', 'столов'),
    `на ${counted(rules.daysAhead, 'день', 'дня', 'дней')} вперёд`,
    ...(rules.noticeHours > 0
      ? [`не позже чем за ${counted(rules.noticeHours, 'час', 'часа', 'часов')}`]
      : []),
  ].join(', ');
}
