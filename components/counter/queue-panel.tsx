import type { ReactNode } from 'react';
import { CertificateTable } from '@/components/counter/certificate-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { deskLists, type DeskList, type QueueList } from '@/lib/domain/desk-lists';
import type { QueueRow } from '@/lib/counter/queue';

/** What an empty list says and what to do about it. */
const empty = {
  chose_us: {
    title: 'Ваше учреждение пока никто не выбрал',
    words: 'Семья может прийти и без выбора: она найдётся поиском.',
  },
  others: {
    title: 'Больше никто не ждёт активации',
    words: 'Когда семья получит сертификат, она появится здесь. Кто пришёл раньше, найдётся поиском.',
  },
  deadline: {
    title: 'Срок ни у кого не заканчивается',
    words: 'Здесь появятся семьи, у которых срок прошёл, заканчивается сегодня или в следующий рабочий день.',
  },
  returned: {
    title: 'На исправлении никого нет',
    words: 'Возвращённая запись стоит здесь, пока семья её не исправит.',
  },
} as const satisfies Record<QueueList, { title: string; words: string }>;

type QueuePanelProps = {
  list: QueueList;
  rows: readonly QueueRow[];
  count: number;
  timeZone: string;
  next: string | null;
  start: string | null;
};

/** One list of today's queue. */
export function QueuePanel({ list, rows, count, timeZone, next, start }: QueuePanelProps) {
  if (rows.length === 0) {
    return (
      <DeskPanel list={list} count={count}>
        <EmptyState title={empty[list].title}>
          <p>{empty[list].words}</p>
        </EmptyState>
        <Pagination next={null} start={start} />
      </DeskPanel>
    );
  }
  const returned = list === 'returned';
  return (
    <DeskPanel list={list} count={count}>
      <CertificateTable
        caption={deskLists[list]}
        rows={rows}
        timeZone={timeZone}
        moment={returned ? 'returnedAt' : 'createdAt'}
        ending={returned ? 'status' : 'deadline'}
      />
      <Pagination next={next} start={start} />
    </DeskPanel>
  );
}

/** A list of the desk with how many it holds and the way to its paper. */
export function DeskPanel({ list, count, children }: { list: DeskList; count: number; children: ReactNode }) {
  return (
    <Panel
      title={`${deskLists[list]}: ${count}`}
      aside={
        count > 0 && (
          <TextLink href={`/counter/print?list=${list}`} standalone>
            Список для печати
          </TextLink>
        )
      }
    >
      {list === 'deadline' && count > 0 && (
        <p className="text-ink-soft">
          Срок принести документы прошёл, заканчивается сегодня или в следующий рабочий день.
        </p>
      )}
      {children}
    </Panel>
  );
}
