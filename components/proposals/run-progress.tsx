'use client';

import { Panel } from '@/components/ui/panel';
import { ProgressBar } from '@/components/ui/progress-bar';
import { TextLink } from '@/components/ui/text-link';
import { useProgress, type Progress } from '@/components/ui/use-progress';

type RunProgressProps = {
  /** Where the state is asked for. */
  source: string;
  /** Path of the page, which is loaded anew as soon as the work is done. */
  here: string;
  atFirst: Progress;
};

/** How far the worker has come with what was confirmed. Without scripts the page is loaded anew by its link. */
export function RunProgress({ source, here, atFirst }: RunProgressProps) {
  const { done, of } = useProgress(source, here, atFirst);
  return (
    <Panel title="Выполняется" tone="highlight">
      <p role="status">{of === null ? 'Это займёт меньше минуты.' : `Сделано ${done} из ${of}.`}</p>
      <ProgressBar label="Выполняется" done={done} of={of} />
      <p>Страницу можно закрыть: работа продолжится.</p>
      <TextLink href={here} standalone>
        Обновить страницу
      </TextLink>
    </Panel>
  );
}
