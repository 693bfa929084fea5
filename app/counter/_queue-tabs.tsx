import { Tabs } from '@/components/ui/tabs';
import type { OperatorActor } from '@/lib/access/actor';
import { countDeeds } from '@/lib/counter/deeds';
import { countQueues } from '@/lib/counter/queue';
import { deskLists, type DeskList } from '@/lib/domain/desk-lists';
import { countWaitingCorrections } from '@/lib/families/correction-queries';
import { countLinkRequests } from '@/lib/families/waiting-links';
import { countWaitingQuestions } from '@/lib/questions/waiting-questions';

/** Lists of the queue that have pages of their own, under the names these pages have. */
const pages = {
  links: { href: '/counter/links', label: 'Просьбы о связи' },
  corrections: { href: '/counter/corrections', label: 'Ошибки в данных' },
  questions: { href: '/counter/questions', label: 'Вопросы семей' },
} as const;

type QueueName = DeskList | keyof typeof pages;

/** How many are in every list of the queue. */
export async function countLists(actor: OperatorActor): Promise<Record<QueueName, number>> {
  const [queues, today, links, corrections, questions] = await Promise.all([
    countQueues(actor),
    countDeeds(actor),
    countLinkRequests(actor),
    countWaitingCorrections(actor),
    countWaitingQuestions(actor),
  ]);
  return { ...queues, today, links, corrections, questions };
}

type QueueTabsProps = { counts: Record<QueueName, number>; current: QueueName };

/** All lists of the queue, the same on the start page and on the pages of their own. */
export function QueueTabs({ counts, current }: QueueTabsProps) {
  const lists = (Object.keys(deskLists) as DeskList[]).map((name) => ({
    name,
    href: `/counter?list=${name}`,
    label: deskLists[name],
  }));
  const elsewhere = (Object.keys(pages) as (keyof typeof pages)[]).map((name) => ({ name, ...pages[name] }));
  return (
    <Tabs
      label="Очередь"
      compact
      items={[...lists, ...elsewhere].map(({ name, ...tab }) => ({
        ...tab,
        count: counts[name],
        current: name === current,
      }))}
    />
  );
}
