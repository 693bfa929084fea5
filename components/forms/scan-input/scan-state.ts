import { fileSizeWords } from '@/lib/domain/scan-files';

/** A scan on the server that waits for its form. `size` in bytes. */
export type SentScan = { id: string; name: string; size: number };

/** A scan that came with the page, and the address to show it from: a PDF has none. */
export type KeptScan = SentScan & { picture: string | null };

/** `refusal` is the name under which the portal knows why the file was left behind. */
export type Failure = {
  sentence: string;
  next: 'choose_again' | 'send_again' | 'sign_in';
  refusal?: string;
};

/**
 * `picture` is an address to show it from; null as long as there is none, and of a PDF. `early` came with the page. A file that failed
 * without a script may have left an earlier `scan` in its place.
 */
type Step =
  | { step: 'empty'; picture: null }
  | { step: 'preparing'; picture: string | null }
  | { step: 'sending'; picture: string | null; percent: number }
  | { step: 'sent'; picture: string | null; scan: SentScan; early: boolean }
  | { step: 'failed'; picture: string | null; failure: Failure; scan: SentScan | null };

/** `formWaits`: the button of the form was pressed already, the form goes as soon as the scan has arrived. */
export type ScanState = Step & { formWaits: boolean };

export type ScanEvent =
  | { type: 'chosen' }
  | { type: 'turned' }
  | { type: 'prepared'; picture: string | null }
  | { type: 'progressed'; percent: number }
  | { type: 'sent'; scan: SentScan }
  | { type: 'failed'; failure: Failure }
  | { type: 'cancelled' }
  | { type: 'sent_again'; prepared: boolean }
  | { type: 'form_held' };

/** What the page came with: a scan that waits, a fault the server found, or nothing. */
export function firstState(kept: KeptScan | null, error: string | undefined): ScanState {
  const formWaits = false;
  const picture = kept?.picture ?? null;
  if (error !== undefined) {
    const failure: Failure = { sentence: error, next: 'choose_again', refusal: '' };
    return { step: 'failed', picture, failure, scan: kept, formWaits };
  }
  return kept
    ? { step: 'sent', picture: kept.picture, scan: kept, early: true, formWaits }
    : { step: 'empty', picture: null, formWaits };
}

/** An event that comes too late for its step changes nothing: a file was cancelled while it was on its way. */
export function nextState(state: ScanState, event: ScanEvent): ScanState {
  const { picture, formWaits } = state;
  const busy = isBusy(state);
  switch (event.type) {
    case 'chosen':
      return { step: 'preparing', picture: null, formWaits };
    case 'turned':
      return { step: 'preparing', picture, formWaits };
    case 'prepared':
      return { step: 'sending', picture: event.picture, percent: 0, formWaits };
    case 'sent_again':
      return event.prepared
        ? { step: 'sending', picture, percent: 0, formWaits }
        : { step: 'preparing', picture, formWaits };
    case 'progressed':
      return state.step === 'sending' ? { ...state, percent: event.percent } : state;
    case 'sent':
      return state.step === 'sending'
        ? { step: 'sent', picture: state.picture, scan: event.scan, early: false, formWaits: false }
        : state;
    case 'failed':
      return busy ? { step: 'failed', picture, failure: event.failure, scan: null, formWaits: false } : state;
    case 'cancelled':
      return { step: 'empty', picture: null, formWaits: false };
    case 'form_held':
      return { ...state, formWaits: true };
  }
}

export function isBusy({ step }: ScanState): boolean {
  return step === 'preparing' || step === 'sending';
}

/** What goes with the form: the id of the scan, or why there is none. */
export function formValue(state: ScanState): string {
  if (state.step === 'sent') return state.scan.id;
  return state.step === 'failed' ? (state.scan?.id ?? state.failure.refusal ?? '') : '';
}

/** What the form has to do when its button is pressed. */
export function onSubmit(state: ScanState): 'go' | 'wait' | 'send_again' | 'stay' {
  if (isBusy(state)) return 'wait';
  if (state.step !== 'failed') return 'go';
  const { next, refusal } = state.failure;
  if (next === 'send_again') return 'send_again';
  return next === 'sign_in' || refusal !== undefined ? 'go' : 'stay';
}

/** The state in words, read out as it changes: of the percents only every tenth, so that the reading keeps up. */
export function stateWords(state: ScanState): string {
  const held = state.formWaits ? '. Форма отправится сама, как только файл загрузится' : '';
  switch (state.step) {
    case 'empty':
      return '';
    case 'preparing':
      return `Готовим снимок${held || '…'}`;
    case 'sending':
      return `Загружено ${state.percent - (state.percent % 10)}\u00a0%${held}`;
    case 'sent':
      return state.early ? keptWords(state.scan) : `${fileWords(state.scan)} загружен`;
    case 'failed':
      return state.failure.sentence;
  }
}

export function keptWords(scan: SentScan): string {
  return `${fileWords(scan)} уже загружен, его можно оставить`;
}

function fileWords({ name, size }: SentScan): string {
  return `Файл «${name}» (${fileSizeWords(size)})`;
}
