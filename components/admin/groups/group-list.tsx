import { MoveButtons } from '@/components/admin/move-buttons';
import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { groupDays, groupKinds } from '@/components/admin/groups/group-words';
import { formatMoney } from '@/lib/domain/money';
import type { ListedGroup } from '@/lib/directory/groups/queries';

type GroupListProps = { groups: readonly ListedGroup[]; path: string };

/** Groups in the order families choose from, each leading to its page. */
export function GroupList({ groups, path }: GroupListProps) {
  return (
    <Table
      caption="Группы сертификатов"
      captionHidden
      rows={groups}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `${path}/${id}`}
      columns={[
        { key: 'title', header: 'Группа', cell: ({ title }) => title },
        {
          key: 'kind',
          header: 'Возраст и вид',
          cell: ({ minAge, maxAge, kind, yearlyAmount }) => (
            <>
              <span className="block">{`${minAge}–${maxAge} лет`}</span>
              <span className="block text-ink-soft">
                {groupKinds[kind]}
                {yearlyAmount && `, ${formatMoney(yearlyAmount)} на год`}
              </span>
            </>
          ),
        },
        {
          key: 'taken',
          header: 'Сертификатов',
          align: 'end',
          cell: ({ taken, places }) => (places === null ? taken : `${taken} из ${places}`),
        },
        {
          key: 'state',
          header: 'Состояние',
          cell: ({ active, validFrom, validTo }) => (
            <span className="inline-flex flex-wrap items-baseline gap-x-2 gap-y-1">
              <StatusTag tone={active ? 'success' : 'neutral'}>{active ? 'Выдают' : 'Не выдают'}</StatusTag>
              {groupDays({ validFrom, validTo })}
            </span>
          ),
        },
        {
          key: 'order',
          header: 'Порядок',
          cell: ({ id, title, above, below }) => (
            <MoveButtons action={`${path}/${id}/move`} name={title} above={above} below={below} />
          ),
        },
      ]}
    />
  );
}
