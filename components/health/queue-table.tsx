import { Disclosure } from '@/components/ui/disclosure';
import { Table } from '@/components/ui/table';
import { formatMinute } from '@/lib/domain/dates';
import { queueTitles, type QueueState } from '@/lib/health/queues';

type QueueTableProps = { queues: readonly QueueState[]; timeZone: string };

/** Those with something in them; the empty ones are for who looks for one of them. */
export function QueueTable({ queues, timeZone }: QueueTableProps) {
  const busy = queues.filter(({ waiting, active, failed }) => waiting + active + failed > 0);
  const idle = queues.filter((queue) => !busy.includes(queue));
  return (
    <>
      {busy.length > 0 ? (
        <Queues queues={busy} timeZone={timeZone} />
      ) : (
        <p>Все задания выполнены: очереди пусты.</p>
      )}
      {idle.length > 0 && (
        <Disclosure title={`Пустые очереди: ${idle.length}`}>
          <ul className="list-disc space-y-1 pl-5">
            {idle.map(({ name }) => (
              <li key={name}>{queueTitles[name]}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function Queues({ queues, timeZone }: QueueTableProps) {
  return (
    <Table
      caption="Очереди заданий"
      captionHidden
      rows={queues}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', header: 'Очередь', cell: ({ name }) => queueTitles[name] },
        { key: 'waiting', header: 'Ждут', align: 'end', cell: ({ waiting }) => waiting },
        { key: 'active', header: 'В работе', align: 'end', cell: ({ active }) => active },
        { key: 'failed', header: 'Не удались', align: 'end', cell: ({ failed }) => failed },
        {
          key: 'oldest',
          header: 'Старейшее с',
          cell: ({ oldest }) => (oldest ? formatMinute(oldest, timeZone) : '—'),
        },
      ]}
    />
  );
}
