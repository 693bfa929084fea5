'use client';

import { Panel } from '@/components/ui/panel';
import { ProgressBar } from '@/components/ui/progress-bar';
import { TextLink } from '@/components/ui/text-link';
import { useProgress, type Progress } from '@/components/ui/use-progress';
import { counted } from '@/lib/domain/plural';

type ImportProgressProps = {
  /** Where the state is asked for. */
  source: string;
  /** Path of the page, which is loaded anew as soon as the work is done. */
  here: string;
  atFirst: Progress;
};

/** How far the worker has come. Without scripts the page is loaded anew by its link. */
export function ImportProgress({ source, here, atFirst }: ImportProgressProps) {
  const { done, of } = useProgress(source, here, atFirst);
  const title = atFirst.stage === 'writing' ? 'Портал записывает строки' : 'Портал проверяет файл';
  return (
    <Panel title={title} tone="highlight">
      <p role="status">
        {of === null
          ? `Проверено: ${counted(done, 'строка', 'строки', 'строк')}.`
          : `Записано ${done} из ${of}.`}
      </p>
      <ProgressBar label={title} done={done} of={of} />
      <p>Страницу можно закрыть: работа продолжится, а загрузка останется в списке.</p>
      <TextLink href={here} standalone>
        Обновить страницу
      </TextLink>
    </Panel>
  );
}
