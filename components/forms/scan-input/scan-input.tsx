'use client';

import { useSyncExternalStore, type ChangeEvent } from 'react';
import type { ControlWiring } from '@/components/forms/field';
import { Button } from '@/components/ui/button';
import { PickFile } from './pick-file';
import { ScanPicture } from './scan-picture';
import { formValue, isBusy, type KeptScan } from './scan-state';
import { ScanStatus, statusIdOf } from './scan-status';
import { useScan } from './use-scan';

type ScanInputProps = {
  wiring: ControlWiring;
  /** As of the attribute: «image/jpeg,.jpg». */
  accept: string;
  /** Path of the route that takes a scan ahead of its form. */
  sendTo: string;
  /** A scan that waits on the server, and the address to show it from. */
  kept: KeptScan | null;
  /** What the server says of the file that came with the form. */
  error: string | undefined;
};

const nothingChanges = () => () => undefined;

/**
 * Where scripts run, a chosen picture is made light and sent at once, and the form carries only its id. Without them the
 * browser's own input sends the file with the form.
 */
export function ScanInput({ wiring, accept, sendTo, kept, error }: ScanInputProps) {
  const { id, name } = wiring;
  const { state, work } = useScan({ inputId: id, sendTo, kept, error });
  const live = useSyncExternalStore(
    nothingChanges,
    () => true,
    () => false,
  );
  const described =
    [wiring['aria-describedby'], statusIdOf(id, state)].filter(Boolean).join(' ') || undefined;
  const mayRetry = state.step === 'failed' && state.failure.next !== 'choose_again';
  const again = state.picture !== null || state.step === 'sent' || isBusy(state);

  const choose = ({ currentTarget: input }: ChangeEvent<HTMLInputElement>) => {
    const file = input.files?.[0];
    if (file) work.choose(file);
    // It travels ahead of the form; and the same file can be chosen once more.
    input.value = '';
  };
  const retryOrCancel = () => {
    // This button is about to go: whoever stands on it is taken to the field.
    document.getElementById(id)?.focus();
    if (mayRetry) work.sendAgain();
    else work.cancel();
  };

  return (
    <div className="rounded-md border border-dashed border-field-line bg-surface p-3.5 sm:p-4">
      <ScanStatus id={id} state={state} />
      {(isBusy(state) || mayRetry) && (
        <div className="mb-3.5">
          <Button type="button" variant="secondary" wide onClick={retryOrCancel}>
            {mayRetry ? 'Повторить' : 'Отменить'}
          </Button>
        </div>
      )}
      {state.picture !== null && <ScanPicture picture={state.picture} onTurn={live ? work.turn : null} />}
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-center">
        {live && (
          <div className="hidden any-pointer-coarse:block">
            <PickFile
              id={`${id}-camera`}
              words={again ? 'Сфотографировать заново' : 'Сфотографировать'}
              accept="image/*"
              capture="environment"
              aria-describedby={described}
              onChange={choose}
            />
          </div>
        )}
        <PickFile
          id={id}
          words={live ? (again ? 'Выбрать другой файл' : 'Выбрать файл') : null}
          name={live ? undefined : name}
          accept={accept}
          required={wiring.required && state.step !== 'sent'}
          aria-invalid={state.step === 'failed' || undefined}
          aria-describedby={described}
          onChange={choose}
        />
        {live && !again && (
          <p className="hidden text-sm text-ink-soft any-pointer-fine:block">или перетащите файл сюда</p>
        )}
      </div>
      <input type="hidden" name={`${name}Id`} value={formValue(state)} />
    </div>
  );
}
