import { BackLink } from '@/components/ui/back-link';
import { Notice } from '@/components/ui/notice';
import { PageTitle } from '@/components/ui/page-title';
import { WordingOverview } from '@/components/wordings/wording-overview';
import type { WordingActor } from '@/lib/papers/wordings/owner';
import { listWordings } from '@/lib/papers/wordings/queries';
import { environment } from '@/lib/platform/environment';

type WordingsPageProps = { actor: WordingActor; path: string; done: string | string[] | undefined };

/** The wordings of a municipality or of the region: the same page for either admin. */
export async function WordingsPage({ actor, path, done }: WordingsPageProps) {
  const region = actor.role === 'regional_admin';
  return (
    <>
      <BackLink href={region ? '/admin/region' : '/admin/municipality'}>Обзор</BackLink>
      {done === 'saved' && (
        <Notice tone="success" title="Текст принят">
          <p>С какого дня он печатается, видно ниже.</p>
        </Notice>
      )}
      <PageTitle
        title="Тексты заявления и согласия"
        lead={
          region
            ? 'Эти тексты печатаются в муниципалитетах, у которых нет своих.'
            : 'Пока своего текста нет, печатается текст региона.'
        }
      />
      {done === 'saved' && <Notice tone="success" title="Текст введён" />}
      {done === 'returned' && <Notice tone="success" title="Возврат к формулировкам региона записан" />}
      <WordingOverview room={path} lists={await listWordings(actor)} timeZone={environment().TIME_ZONE} />
    </>
  );
}
