import { Table } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatTime } from '@/lib/domain/dates';
import type { Deed } from '@/lib/counter/deeds';

/** What was done today, with the times; the child's name leads to the record. */
export function DeedTable({ deeds, timeZone }: { deeds: readonly Deed[]; timeZone: string }) {
  return (
    <Table
      caption="Сделано сегодня"
      captionHidden
      rows={deeds}
      rowKey={({ id }) => id}
      columns={[
        { key: 'title', header: 'Что сделано', cell: ({ title }) => title },
        { key: 'at', header: 'Время', cell: ({ at }) => formatTime(at, timeZone) },
        { key: 'child', header: 'Ребёнок', cell: ({ child }) => <DeedChild child={child} /> },
      ]}
    />
  );
}

function DeedChild({ child }: Pick<Deed, 'child'>) {
  if (child === null) return 'Запись вне Вашего приёма';
  if (child.certificateId === null) return child.name;
  return (
    <TextLink href={`/counter/certificates/${child.certificateId}`} standalone>
      {child.name}
    </TextLink>
  );
}
