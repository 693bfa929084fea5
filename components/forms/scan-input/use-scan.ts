import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import { firstState, isBusy, nextState, onSubmit, type KeptScan } from './scan-state';
import { scanWork } from './scan-work';

type Scan = {
  /** Id of the file input. */
  inputId: string;
  sendTo: string;
  kept: KeptScan | null;
  error: string | undefined;
};

/** The state of the field, and the work that changes it. */
export function useScan({ inputId, sendTo, kept, error }: Scan) {
  const [state, tell] = useReducer(nextState, firstState(kept, error));
  const [work] = useState(() => scanWork(sendTo, kept, tell));
  const { picture, step } = state;

  useEffect(() => {
    return () => {
      if (picture) URL.revokeObjectURL(picture);
    };
  }, [picture]);

  /** The button that was pressed while the file was on its way. */
  const pressed = useRef<HTMLElement | null>(null);

  const hold = useEffectEvent((event: SubmitEvent) => {
    const then = onSubmit(state);
    if (then === 'go') return;
    event.preventDefault();
    if (then === 'stay') return inputOf(inputId)?.focus();
    pressed.current = event.submitter;
    tell({ type: 'form_held' });
    if (then === 'send_again') work.sendAgain();
  });

  useEffect(() => {
    const form = inputOf(inputId)?.form;
    const onPress = (event: SubmitEvent) => hold(event);
    form?.addEventListener('submit', onPress);
    return () => form?.removeEventListener('submit', onPress);
  }, [inputId]);

  const settle = useEffectEvent(() => {
    const submitter = pressed.current;
    if (!submitter || isBusy(state)) return;
    pressed.current = null;
    if (state.step === 'empty') return;
    const input = inputOf(inputId);
    // React may settle amid the very press that was held, and within a press a form hears no other.
    if (onSubmit(state) === 'go') setTimeout(() => input?.form?.requestSubmit(submitter));
    else input?.focus();
  });

  useEffect(() => settle(), [step]);

  useFilesFromOutside(inputId, (file) => work.choose(file));

  return { state, work };
}

/** Files that come otherwise than by a press: chosen before the script ran, pasted, dropped anywhere on the page. */
function useFilesFromOutside(inputId: string, choose: (file: File) => void): void {
  const take = useEffectEvent((files: FileList | null | undefined): boolean => {
    const file = files?.[0];
    if (file) choose(file);
    return file !== undefined;
  });

  useEffect(() => {
    const takeChosen = () => {
      const input = inputOf(inputId);
      if (input && take(input.files)) input.value = '';
    };
    const paste = (event: ClipboardEvent) => {
      // Text copied in an office program brings its own picture along.
      if (event.clipboardData?.types.includes('text/plain')) return;
      if (take(event.clipboardData?.files)) event.preventDefault();
    };
    // A file dropped beside the field would open in the place of the page, and the form would be gone.
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (take(event.dataTransfer?.files)) event.preventDefault();
    };
    takeChosen();
    const stop = new AbortController();
    const { signal } = stop;
    // «Назад» may bring the page back with a file in its input.
    addEventListener('pageshow', takeChosen, { signal });
    addEventListener('paste', paste, { signal });
    addEventListener('dragover', over, { signal });
    addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, [inputId]);
}

function inputOf(id: string): HTMLInputElement | null {
  const input = document.getElementById(id);
  return input instanceof HTMLInputElement ? input : null;
}
