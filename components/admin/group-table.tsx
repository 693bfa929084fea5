import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { formatDate } from '@/lib/domain/dates';
import { formatMoney } from '@/lib/domain/money';
import type { MunicipalOverview } from '@/lib/overview/municipality';

type Group = MunicipalOverview['groups'][number];

const kinds = {
  accounting: 'Сертификат учёта',
  funded: 'Сертификат с номиналом',
} as const satisfies Record<Group['kind'], string>;

/** The groups of a municipality with the places taken in each. */
export function GroupTable({ groups }: { groups: readonly Group[] }) {
  return (
    <Table
      caption="Группы сертификатов"
      captionHidden
      rows={groups}
      rowKey={({ id }) => id}
      columns={[
        { key: 'title', header: 'Группа', cell: ({ title }) => title },
        { key: 'ages', header: 'Возраст', cell: ({ minAge, maxAge }) => `${minAge}–${maxAge} лет` },
        { key: 'kind', header: 'Вид', cell: ({ kind }) => kinds[kind] },
        {
          key: 'amount',
          header: 'Номинал на год',
          align: 'end',
          cell: ({ yearlyAmount }) => (yearlyAmount ? formatMoney(yearlyAmount) : '—'),
        },
        {
          key: 'taken',
          header: 'Сертификатов',
          align: 'end',
          cell: ({ taken, places }) => (places === null ? taken : `${taken} из ${places}`),
        },
        { key: 'state', header: 'Состояние', cell: (group) => <GroupState group={group} /> },
      ]}
    />
  );
}

function GroupState({ group: { active, validFrom, validTo } }: { group: Group }) {
  const days = [validFrom && `с ${formatDate(validFrom)}`, validTo && `по ${formatDate(validTo)}`];
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2 gap-y-1">
      {active ? (
        <StatusTag tone="success">Действует</StatusTag>
      ) : (
        <StatusTag tone="neutral">Не действует</StatusTag>
      )}
      {days.filter(Boolean).join(' ')}
    </span>
  );
}
