import type { PageQuery } from '@/app/_server/page-form';
import { DeedTable } from '@/components/counter/deed-table';
import { DeskPanel, QueuePanel } from '@/components/counter/queue-panel';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import type { OperatorActor } from '@/lib/access/actor';
import { listDeeds } from '@/lib/counter/deeds';
import { listQueue } from '@/lib/counter/queue';
import type { DeskList } from '@/lib/domain/desk-lists';
import { environment } from '@/lib/platform/environment';
import { pageCursor } from './_page-cursor';

type QueueSectionProps = { actor: OperatorActor; list: DeskList; count: number; query: PageQuery };

/** The chosen list of the desk, a part at a time. */
export async function QueueSection({ actor, list, count, query }: QueueSectionProps) {
  const timeZone = environment().TIME_ZONE;
  const address = (after: string) => `/counter?${new URLSearchParams({ list, after })}`;
  const start = (await query).after === undefined ? null : `/counter?list=${list}`;
  if (list === 'today') {
    const { rows, next } = await listDeeds(actor, await deedCursor(query));
    return (
      <DeskPanel list={list} count={count}>
        {rows.length > 0 ? (
          <DeedTable deeds={rows} timeZone={timeZone} />
        ) : (
          <EmptyState title="Сегодня Вы ещё ничего не сделали" />
        )}
        <Pagination next={next && address(next)} start={start} />
      </DeskPanel>
    );
  }
  const { rows, next } = await listQueue(actor, list, await pageCursor(query, 'after'));
  return (
    <QueuePanel
      list={list}
      rows={rows}
      count={count}
      timeZone={timeZone}
      next={next && address(next)}
      start={start}
    />
  );
}

/** The number of the last entry shown before; anything else begins the list anew. */
async function deedCursor(query: PageQuery): Promise<bigint | null> {
  const { after } = await query;
  return typeof after === 'string' && /^\d{1,18}$/.test(after) ? BigInt(after) : null;
}
