import type { Metadata } from 'next';
import { pageDesk, type DeskParams } from '@/app/_server/page-municipality';
import type { PageQuery } from '@/app/_server/page-form';
import { WaitingQuestionList } from '@/components/family-questions/waiting-question-list';
import { BackLink } from '@/components/ui/back-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageTitle } from '@/components/ui/page-title';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { pageCursor } from '@/app/counter/_page-cursor';
import { environment } from '@/lib/platform/environment';
import { listMunicipalQuestions } from '@/lib/questions/waiting-questions';

const title = 'Вопросы семей';

export const metadata: Metadata = { title };

type Props = DeskParams & { searchParams: PageQuery };

export default async function MunicipalQuestionsPage({ params, searchParams }: Props) {
  const { actor, municipality, desk, here } = await pageDesk(params, '/family-questions');
  const after = await pageCursor(searchParams, 'after');
  const { rows, next } = await listMunicipalQuestions(actor, municipality.id, after);
  return (
    <>
      <BackLink href={desk}>Обзор</BackLink>
      <PageTitle
        title={title}
        caption={municipality.fullName}
        lead="Кто ждёт ответа дольше всех. Отвечают специалисты учреждений на приёме."
      />
      <Panel title="Ждут ответа">
        {rows.length > 0 ? (
          <WaitingQuestionList rows={rows} under={here} timeZone={environment().TIME_ZONE} />
        ) : (
          <EmptyState title="Никто не ждёт ответа" />
        )}
        <Pagination next={next && `${here}?after=${next}`} start={after && here} />
      </Panel>
    </>
  );
}
