import { Table } from '@/components/ui/table';
import { counted } from '@/lib/domain/plural';
import type { AgeCount } from '@/lib/directory/groups/queries';

type FittingChildrenProps = {
  counts: readonly AgeCount[];
  /** The ages of the group, both included; null shows every age alike. */
  ages: { minAge: number; maxAge: number } | null;
};

/** «Кому подходит»: children of the municipality by age, those of the group's ages summed up. */
export function FittingChildren({ counts, ages }: FittingChildrenProps) {
  const fits = ({ age }: AgeCount) => ages === null || (age >= ages.minAge && age <= ages.maxAge);
  const fitting = counts.filter(fits);
  const sum = (read: (row: AgeCount) => number) => fitting.reduce((total, row) => total + read(row), 0);
  const [children, certified] = [sum((row) => row.children), sum((row) => row.certified)];
  return (
    <>
      <p>
        {ages === null ? 'В муниципалитете' : 'По возрасту подходит'}{' '}
        <strong>{counted(children, 'ребёнок', 'ребёнка', 'детей')}</strong> из записанных на портале.
        Сертификат уже есть у {certified}, ещё нет у {children - certified}.
      </p>
      <Table
        caption="Дети по возрасту"
        captionHidden
        rows={counts}
        rowKey={({ age }) => String(age)}
        columns={[
          { key: 'age', header: 'Полных лет', cell: ({ age }) => counted(age, 'год', 'года', 'лет') },
          ...(ages === null
            ? []
            : [{ key: 'fits', header: 'Подходит', cell: (row: AgeCount) => (fits(row) ? 'Да' : 'Нет') }]),
          { key: 'children', header: 'Детей', align: 'end' as const, cell: (row: AgeCount) => row.children },
          {
            key: 'certified',
            header: 'С сертификатом',
            align: 'end' as const,
            cell: (row: AgeCount) => row.certified,
          },
        ]}
      />
    </>
  );
}
