'use client';

import { useCallback, useSyncExternalStore } from 'react';
import type { ControlWiring } from '@/components/forms/field';

/**
 * The browser's own file control speaks the browser's language. Where scripts run it lies unseen over a box in the
 * page's words: pressing, dropping a file and the keyboard stay the browser's. Without scripts it is shown itself.
 */
export function FileInput({ wiring, accept }: { wiring: ControlWiring; accept: string }) {
  const chosen = useChosenFile(wiring.id);
  return (
    <div className="relative">
      <input {...wiring} type="file" accept={accept} className={chosen === null ? nativeLook : unseen} />
      {chosen !== null && (
        <div aria-hidden="true" className={boxLook}>
          <span className="inline-flex min-h-11 shrink-0 items-center rounded-sm bg-sunken px-4 font-medium text-ink">
            {chosen === '' ? 'Выбрать файл' : 'Выбрать другой'}
          </span>
          <span className="min-w-0 flex-1 break-words">{chosen === '' ? 'Файл не выбран' : chosen}</span>
        </div>
      )}
    </div>
  );
}

const nativeLook =
  'block w-full cursor-pointer rounded-md border border-dashed border-field-line bg-surface p-2.5 text-sm text-ink-soft file:mr-3.5 file:min-h-11 file:cursor-pointer file:rounded-sm file:border-0 file:bg-sunken file:px-4 file:font-medium file:text-ink hover:border-ink aria-invalid:border-2 aria-invalid:border-stopped';
const unseen = 'peer absolute inset-0 size-full cursor-pointer opacity-0';
const boxLook =
  'flex items-center gap-3.5 rounded-md border border-dashed border-field-line bg-surface p-2.5 text-sm text-ink-soft outline-offset-2 outline-focus peer-hover:border-ink peer-focus-visible:outline-3 peer-aria-invalid:border-2 peer-aria-invalid:border-stopped';

/** The name of the file that was chosen, '' for none yet, null where no script runs. */
function useChosenFile(id: string): string | null {
  const subscribe = useCallback(
    (changed: () => void) => {
      const input = document.getElementById(id);
      input?.addEventListener('change', changed);
      // «Назад» may bring the page back with a file in it.
      window.addEventListener('pageshow', changed);
      return () => {
        input?.removeEventListener('change', changed);
        window.removeEventListener('pageshow', changed);
      };
    },
    [id],
  );
  return useSyncExternalStore(
    subscribe,
    () => fileNameIn(id),
    () => null,
  );
}

function fileNameIn(id: string): string {
  const input = document.getElementById(id);
  return input instanceof HTMLInputElement ? (input.files?.[0]?.name ?? '') : '';
}
