import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { OwnRightNotice } from '@/components/counter/own-right-notice';
import { SearchForm } from '@/components/counter/search-form';
import { SpellingOffers } from '@/components/counter/spelling-offers';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { ReceptionLinks } from '@/components/reception/reception-links';
import { Tabs, type Tab } from '@/components/ui/tabs';
import { ButtonLink } from '@/components/ui/button';
import { countDeeds } from '@/lib/counter/deeds';
import { describeOwnRight } from '@/lib/counter/own-right';
import { countQueues } from '@/lib/counter/queue';
import { russianSpellings } from '@/lib/counter/russian-letters';
import { deskLists, isDeskList, type DeskList } from '@/lib/domain/desk-lists';
import { listVisitDrafts } from '@/lib/reception/visit-draft';
import { environment } from '@/lib/platform/environment';
import { listsElsewhere } from './_lists-elsewhere';
import { QueueSection } from './_queue-section';

const path = '/counter';
type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle('Приём', path, searchParams);
}

export default async function CounterPage({ searchParams }: Props) {
  const actor = await pageActor(path, ['operator']);
  const form = await pageForm(path, actor.accountId, searchParams);
  const [right, queues, today, unfinished, elsewhere] = await Promise.all([
    describeOwnRight(actor),
    countQueues(actor),
    countDeeds(actor),
    listVisitDrafts(actor),
    listsElsewhere(actor),
  ]);
  const counts = { ...queues, today };
  const { list: asked } = await searchParams;
  const list = isDeskList(asked) ? asked : counts.chose_us > 0 ? 'chose_us' : 'others';
  return (
    <>
      <PageTitle title="Приём" />
      <OwnRightNotice right={right} />
      <div className="print:hidden">
        <Panel tone="highlight">
          <SearchForm form={form} />
          <SpellingOffers
            spellings={russianSpellings(form.values.query ?? '')}
            birthDate={form.values.birthDate ?? ''}
          />
        </Panel>
      </div>
      <ReceptionLinks unfinished={unfinished} timeZone={environment().TIME_ZONE} />
      <div className="print:hidden">
        <ButtonLink href="/counter/groups" variant="secondary">
          Принять целый класс или группу
        </ButtonLink>
      </div>
      <Tabs label="Очередь" items={[...tabsOf(list, counts), ...elsewhere]} />
      <QueueSection actor={actor} list={list} count={counts[list]} query={searchParams} />
    </>
  );
}

function tabsOf(current: DeskList, counts: Record<DeskList, number>): Tab[] {
  return (Object.keys(deskLists) as DeskList[]).map((list) => ({
    href: `${path}?list=${list}`,
    label: deskLists[list].tab,
    count: counts[list],
    current: list === current,
  }));
}
