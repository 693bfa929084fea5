import { StatusTag, type StatusTone } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { formatMinute } from '@/lib/domain/dates';
import { isBulk, proposalKinds, proposalStates, type ProposalState } from '@/lib/domain/proposals';
import type { ProposalLine } from '@/lib/proposals/queries';

const tones = {
  prepared: 'neutral',
  waiting: 'attention',
  confirmed: 'attention',
  done: 'success',
  refused: 'stopped',
  expired: 'neutral',
  withdrawn: 'neutral',
} as const satisfies Record<ProposalState, StatusTone>;

export function ProposalStateTag({ state }: { state: ProposalState }) {
  return <StatusTag tone={tones[state]}>{proposalStates[state]}</StatusTag>;
}

type ProposalTableProps = { caption: string; rows: readonly ProposalLine[]; timeZone: string };

/** Deeds that were proposed, each leading to its page. */
export function ProposalTable({ caption, rows, timeZone }: ProposalTableProps) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/admin/proposals/${id}`}
      columns={[
        { key: 'kind', header: 'Действие', cell: ({ kind }) => proposalKinds[kind].title },
        { key: 'where', header: 'Муниципалитет', cell: ({ municipality }) => municipality ?? 'Весь регион' },
        {
          key: 'count',
          header: 'Записей',
          align: 'end',
          cell: ({ kind, itemCount }) => (isBulk(kind) ? itemCount : '—'),
        },
        { key: 'by', header: 'Кто предложил', cell: ({ proposedBy }) => proposedBy },
        {
          key: 'at',
          header: 'Когда',
          cell: ({ submittedAt, preparedAt }) => formatMinute(submittedAt ?? preparedAt, timeZone),
        },
        { key: 'state', header: 'Состояние', cell: ({ state }) => <ProposalStateTag state={state} /> },
      ]}
    />
  );
}
