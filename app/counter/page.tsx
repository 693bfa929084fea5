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
import { describeOwnRight } from '@/lib/counter/own-right';
import { russianSpellings } from '@/lib/counter/russian-letters';
import { isDeskList } from '@/lib/domain/desk-lists';
import { listVisitDrafts } from '@/lib/reception/visit-draft';
import { environment } from '@/lib/platform/environment';
import { QueueSection } from './_queue-section';
import { countLists, QueueTabs } from './_queue-tabs';

const path = '/counter';
type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle('Приём', path, searchParams);
}

export default async function CounterPage({ searchParams }: Props) {
  const actor = await pageActor(path, ['operator']);
  const form = await pageForm(path, actor.accountId, searchParams);
  const [right, counts, unfinished] = await Promise.all([
    describeOwnRight(actor),
    countLists(actor),
    listVisitDrafts(actor),
  ]);
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
      <QueueTabs counts={counts} current={list} />
      <QueueSection actor={actor} list={list} count={counts[list]} query={searchParams} />
    </>
  );
}
