import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { StatusTag } from '@/components/ui/status-tag';
import { Table, type Column } from '@/components/ui/table';
import { Tabs } from '@/components/ui/tabs';
import { rowStateKeys, rowWords } from '@/lib/domain/table-import';
import type { listImportRows, RowFilter, ShownImport, ShownRow } from '@/lib/imports/queries';

type ImportRowsProps = {
  shown: ShownImport;
  rows: Awaited<ReturnType<typeof listImportRows>>;
  here: string;
  filter: RowFilter;
  /** The line shown last before, 0 at the beginning. */
  after: number;
};

/** Row by row: what comes of it, and of a row that is left out why. */
export function ImportRows({ shown, rows, here, filter, after }: ImportRowsProps) {
  const { kind, stage, counts } = shown;
  const address = (chosen: RowFilter, line: number | null = null) => {
    const query = new URLSearchParams({
      ...(chosen && { filter: chosen }),
      ...(line && { after: String(line) }),
    }).toString();
    return query ? `${here}?${query}` : here;
  };
  const states = rowStateKeys.filter((state) => counts[state] > 0 || state === filter);
  const all = rowStateKeys.reduce((sum, state) => sum + counts[state], 0);
  return (
    <>
      <Tabs
        label="Какие строки показать"
        items={[
          { href: address(null), label: 'Все', count: all, current: filter === null },
          ...states.map((state) => ({
            href: address(state),
            label: rowWords(kind, stage, state).many,
            count: counts[state],
            current: filter === state,
          })),
          ...(counts.doubtful > 0 || filter === 'doubtful'
            ? [
                {
                  href: address('doubtful'),
                  label: 'Похожи на записанных',
                  count: counts.doubtful,
                  current: filter === 'doubtful',
                },
              ]
            : []),
        ]}
      />
      {rows.rows.length > 0 ? (
        <Table
          caption="Строки файла"
          captionHidden
          rows={rows.rows}
          rowKey={({ line }) => String(line)}
          columns={columnsOf(shown)}
        />
      ) : (
        <EmptyState title="Таких строк нет" />
      )}
      <Pagination
        next={rows.next ? address(filter, rows.next) : null}
        start={after > 0 ? address(filter) : null}
      />
    </>
  );
}

function columnsOf({ kind, stage, fields }: ShownImport): Column<ShownRow>[] {
  return [
    { key: 'child', header: 'Строка и ребёнок', cell: childCell },
    ...(kind === 'families'
      ? [{ key: 'parent', header: 'Взрослый', cell: ({ parent }: ShownRow) => parent || '—' }]
      : []),
    ...(fields.includes('institution')
      ? [{ key: 'school', header: 'Учреждение', cell: ({ institution }: ShownRow) => institution || '—' }]
      : []),
    { key: 'class', header: 'Класс', cell: ({ groupName }) => groupName || '—' },
    {
      key: 'state',
      header: 'Что получится',
      cell: (row) => {
        const { title, tone } = rowWords(kind, stage, row.state);
        return (
          <>
            <StatusTag tone={row.doubtful ? 'attention' : tone}>{title}</StatusTag>
            {row.why.map((sentence) => (
              <p key={sentence} className="mt-1">
                {sentence.endsWith('.') ? sentence : `${sentence}.`}
              </p>
            ))}
          </>
        );
      },
    },
  ];
}

function childCell({ line, child, birthDate }: ShownRow) {
  return (
    <>
      {line}. {child || 'Имя не указано'}
      {birthDate !== '' && <span className="block font-normal text-ink-soft">{birthDate}</span>}
    </>
  );
}
