import { Table } from '@/components/ui/table';
import type { ListedMunicipality } from '@/lib/regions/queries';

export function MunicipalityTable({ rows }: { rows: readonly ListedMunicipality[] }) {
  return (
    <Table
      caption="Муниципалитеты региона"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/region/municipalities/${id}`}
      columns={[
        { key: 'name', header: 'Муниципалитет', cell: ({ shortName }) => shortName },
        { key: 'code', header: 'Код', cell: ({ code }) => code },
        {
          key: 'full',
          header: 'Полное название',
          cell: ({ fullName, mergedInto }) =>
            mergedInto === null ? fullName : `${fullName}. Вошёл в состав: ${mergedInto}`,
        },
        {
          key: 'children',
          header: 'Детей 5–17 лет',
          align: 'end',
          cell: ({ population }) =>
            population ? `${population.children.toLocaleString('ru-RU')} (${population.year})` : 'Не введено',
        },
        { key: 'admins', header: 'Администраторов', align: 'end', cell: ({ admins }) => admins },
      ]}
    />
  );
}
