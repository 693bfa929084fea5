import { ProgressBar } from '@/components/ui/progress-bar';
import { keptWords, stateWords, type ScanState } from './scan-state';

/** What the field's input is described by, besides its hint. */
export function statusIdOf(id: string, { step }: ScanState): string | undefined {
  if (step === 'failed') return `${id}-error`;
  return step === 'sent' ? `${id}-status` : undefined;
}

/** How far the file is, in words that are read out as they change, and as a bar. */
export function ScanStatus({ id, state }: { id: string; state: ScanState }) {
  return (
    <div className={state.step === 'empty' ? '' : 'mb-3.5'}>
      <output id={`${id}-status`} className="block">
        <Words id={id} state={state} />
      </output>
      {state.step === 'sending' && (
        <div className="mt-2">
          <ProgressBar label="Отправка файла" done={state.percent} of={100} thin />
        </div>
      )}
    </div>
  );
}

function Words({ id, state }: { id: string; state: ScanState }) {
  if (state.step === 'failed') {
    return (
      <>
        <span id={`${id}-error`} className="block font-medium text-stopped">
          <span className="sr-only">Ошибка: </span>
          {state.failure.sentence}
        </span>
        {state.scan && <span className="mt-2 block">{keptWords(state.scan)}</span>}
      </>
    );
  }
  const mark = state.step === 'sent' ? 'border-l-4 border-success pl-3' : '';
  return <span className={`block ${mark}`}>{stateWords(state)}</span>;
}
