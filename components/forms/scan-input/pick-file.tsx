import type { ComponentPropsWithoutRef } from 'react';

type PickFileProps = Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'className' | 'id'> & {
  id: string;
  /** Null where no script runs: then the browser's own control shows itself, in the browser's language. */
  words: string | null;
};

/** A file input in the page's words: it lies unseen over its button, so that pressing and keyboard stay the browser's. */
export function PickFile({ id, words, ...input }: PickFileProps) {
  return (
    <span className={words === null ? 'block' : 'relative flex'}>
      <input {...input} id={id} type="file" className={words === null ? nativeLook : unseen} />
      {words !== null && (
        <label htmlFor={id} className={buttonLook}>
          {words}
        </label>
      )}
    </span>
  );
}

const nativeLook =
  'block w-full cursor-pointer text-sm text-ink-soft file:mr-3.5 file:min-h-11 file:cursor-pointer file:rounded-sm file:border-0 file:bg-sunken file:px-4 file:font-medium file:text-ink';
const unseen = 'peer absolute inset-0 size-full cursor-pointer opacity-0';
/* As a secondary button: a label may not be one. */
const buttonLook =
  'flex min-h-12 grow items-center justify-center rounded-md border-2 border-action bg-surface px-6 py-2 text-center leading-snug font-semibold text-action outline-offset-2 outline-focus peer-hover:border-action-strong peer-hover:bg-info-soft peer-hover:text-action-strong peer-focus-visible:outline-3';
