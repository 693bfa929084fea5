import { StatusTag } from '@/components/ui/status-tag';
import { Table } from '@/components/ui/table';
import { dateAndLeft } from '@/lib/domain/deadline-words';
import { formatMinute } from '@/lib/domain/dates';
import type { Deadline } from '@/lib/domain/working-days';

type Row = {
  id: string;
  matter: string;
  createdAt: Date;
  answerBy: Deadline | null;
  /** Null where the family shows no original, or brings it with its papers. */
  showBy: Deadline | null;
};

/** Nobody is named in the list: a request is opened on a page of its own, and the look is recorded. */
export function WaitingCorrections({ rows, timeZone }: { rows: readonly Row[]; timeZone: string }) {
  return (
    <Table
      caption="Просьбы, которые ждут ответа"
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/counter/corrections/${id}`}
      columns={[
        { key: 'matter', header: 'Что исправить', cell: ({ matter }) => matter },
        { key: 'since', header: 'Отправлена', cell: ({ createdAt }) => formatMinute(createdAt, timeZone) },
        { key: 'until', header: 'Ответить не позже', cell: ({ answerBy }) => termCell(answerBy) },
        { key: 'show', header: 'Показать оригинал', cell: ({ showBy }) => termCell(showBy) },
      ]}
    />
  );
}

function termCell(term: Deadline | null) {
  if (!term) return '—';
  return term.left > 0 ? dateAndLeft(term) : <StatusTag tone="attention">{dateAndLeft(term)}</StatusTag>;
}
