import { EmptyState } from '@/components/ui/empty-state';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import type { Column } from '@/components/ui/table';
import { Shelf, Specimen } from './_specimen';
import { longName, longWord, twelveChildren } from './_texts';

type Row = { id: string; name: string; number: string; active: boolean; sum: string };

const columns: readonly Column<Row>[] = [
  { key: 'name', header: 'Ребёнок', cell: (row) => row.name },
  {
    key: 'number',
    header: 'Сертификат',
    cell: (row) => <span className="whitespace-nowrap">{row.number}</span>,
  },
  {
    key: 'status',
    header: 'Статус',
    cell: (row) =>
      row.active ? (
        <StatusTag tone="success">Активирован</StatusTag>
      ) : (
        <StatusTag tone="attention">Не активирован</StatusTag>
      ),
  },
  { key: 'sum', header: 'Номинал', align: 'end', cell: (row) => row.sum },
];

const rowOf = (id: string, name: string, position: number): Row => ({
  id,
  name,
  number: twelveChildren[position % 12]?.number ?? '',
  active: position % 2 === 0,
  sum: '12\u00a0345,67\u00a0₽',
});

const few = twelveChildren.slice(0, 3).map((child, position) => rowOf(child.id, child.name, position));
const long = [rowOf('long-name', longName, 0), rowOf('long-word', longWord, 1)];
const many = Array.from({ length: 200 }, (_, position) =>
  rowOf(`row-${position}`, `Образцов Пётр Иванович, запись ${position + 1}`, position),
);

export function TableSpecimens() {
  return (
    <Shelf title="Таблица">
      <Specimen state="Несколько строк, строка ведёт дальше">
        <Table
          caption="Дети"
          columns={columns}
          rows={few}
          rowKey={(row) => row.id}
          rowHref={(row) => `#${row.id}`}
        />
      </Specimen>
      <Specimen state="Длинные имена">
        <Table caption="Длинные имена" captionHidden columns={columns} rows={long} rowKey={(row) => row.id} />
      </Specimen>
      <Specimen state="Пусто: вместо таблицы — слова">
        <EmptyState title="Никого не нашли">
          <p>Проверьте фамилию или введите номер.</p>
        </EmptyState>
      </Specimen>
      <Specimen state="200 строк">
        <Table caption="Двести строк" columns={columns} rows={many} rowKey={(row) => row.id} />
      </Specimen>
    </Shelf>
  );
}
