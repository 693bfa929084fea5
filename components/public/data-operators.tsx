import { EmptyState } from '@/components/ui/empty-state';
import { Table, type Column } from '@/components/ui/table';

type Operator = { slug: string; shortName: string; dataOperatorName: string; dataOperatorAddress: string };

const columns: Column<Operator>[] = [
  { key: 'municipality', header: 'Муниципалитет', cell: ({ shortName }) => shortName },
  { key: 'operator', header: 'Оператор', cell: ({ dataOperatorName }) => dataOperatorName },
  { key: 'address', header: 'Адрес', cell: ({ dataOperatorAddress }) => dataOperatorAddress },
];

/** Who answers for the data, and where to write. */
export function DataOperators({ operators }: { operators: readonly Operator[] }) {
  return (
    <section aria-labelledby="operators" className="flow-tight">
      <h2 id="operators" className="scroll-mt-6 text-2xl font-semibold">
        Кто отвечает за данные
      </h2>
      {operators.length === 0 ? (
        <EmptyState title="Операторы ещё не внесены" />
      ) : (
        <Table
          caption="Операторы персональных данных"
          captionHidden
          columns={columns}
          rows={operators}
          rowKey={({ slug }) => slug}
        />
      )}
    </section>
  );
}
