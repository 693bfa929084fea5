import type { Tab } from '@/components/ui/tabs';
import type { OperatorActor } from '@/lib/access/actor';
import { countWaitingCorrections } from '@/lib/families/correction-queries';
import { countLinkRequests } from '@/lib/families/waiting-links';

/** Lists of the queue that have pages of their own. */
export async function listsElsewhere(actor: OperatorActor): Promise<Tab[]> {
  const [links, corrections] = await Promise.all([countLinkRequests(actor), countWaitingCorrections(actor)]);
  return [
    { href: '/counter/links', label: 'Просьбы о связи с ребёнком', count: links, current: false },
    { href: '/counter/corrections', label: 'Просьбы исправить данные', count: corrections, current: false },
  ];
}
