import type { Metadata } from 'next';
import { formTitle } from '@/app/_server/form-title';
import { pageActor } from '@/app/_server/page-actor';
import { pageForm, type PageQuery } from '@/app/_server/page-form';
import { CertificateTable } from '@/components/counter/certificate-table';
import { Pagination } from '@/components/ui/pagination';
import { OwnRightNotice } from '@/components/counter/own-right-notice';
import { SearchForm } from '@/components/counter/search-form';
import { SpellingOffers } from '@/components/counter/spelling-offers';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { Panel } from '@/components/ui/panel';
import { describeOwnRight } from '@/lib/counter/own-right';
import { russianSpellings } from '@/lib/counter/russian-letters';
import { listActivatedToday, listWaiting } from '@/lib/counter/waiting';
import { environment } from '@/lib/platform/environment';
import { ReceptionLinks } from '@/components/reception/reception-links';
import { TextLink } from '@/components/ui/text-link';
import { countWaitingCorrections } from '@/lib/families/correction-queries';
import { describeReception } from '@/lib/reception/desk-links';
import { pageCursor } from './_page-cursor';

const path = '/counter';
type Props = { searchParams: PageQuery };

export function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return formTitle('Приём', path, searchParams);
}

export default async function CounterPage({ searchParams }: Props) {
  const actor = await pageActor(path, ['operator']);
  const form = await pageForm(path, actor.accountId, searchParams);
  const after = await pageCursor(searchParams, 'after');
  const chosenAfter = await pageCursor(searchParams, 'chosen');
  const reception = await describeReception(actor);
  const [right, chosen, others, mine, corrections] = await Promise.all([
    describeOwnRight(actor),
    listWaiting(actor, 'chose_us', chosenAfter),
    listWaiting(actor, 'others', after),
    listActivatedToday(actor),
    countWaitingCorrections(actor),
  ]);
  const timeZone = environment().TIME_ZONE;
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
      <ReceptionLinks reception={reception} timeZone={timeZone} />
      {(chosen.rows.length > 0 || chosenAfter !== null) && (
        <Panel title="Выбрали Ваше учреждение">
          <CertificateTable
            caption="Выбрали Ваше учреждение"
            rows={chosen.rows}
            timeZone={timeZone}
            ending="deadline"
          />
          <Pagination
            label="Выбрали Ваше учреждение: части списка"
            next={chosen.next && `${path}?chosen=${chosen.next}`}
            start={chosenAfter && path}
          />
        </Panel>
      )}
      <Panel title="Ждут активации">
        {others.rows.length > 0 ? (
          <CertificateTable
            caption="Ждут активации"
            rows={others.rows}
            timeZone={timeZone}
            ending="deadline"
          />
        ) : (
          <EmptyState title={chosen.rows.length > 0 ? 'Больше никто не ждёт' : 'Никто не ждёт активации'}>
            <p>Когда семья получит сертификат, она появится здесь. Кто пришёл раньше, найдётся поиском.</p>
          </EmptyState>
        )}
        <Pagination next={others.next && `${path}?after=${others.next}`} start={after && path} />
      </Panel>
      <Panel title={`Сегодня активировано мной: ${mine.count}`}>
        {mine.rows.length > 0 ? (
          <CertificateTable
            caption="Сегодня активировано мной"
            rows={mine.rows}
            timeZone={timeZone}
            moment="activatedAt"
          />
        ) : (
          <p>Сегодня Вы ещё не активировали ни одного сертификата.</p>
        )}
      </Panel>
      <TextLink href="/counter/corrections" standalone>
        Просьбы исправить данные: {corrections}
      </TextLink>
    </>
  );
}
