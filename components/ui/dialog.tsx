import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

type DialogProps = {
  id: string;
  title: ReactNode;
  /** The question and the form that answers it. */
  children: ReactNode;
  /** The way out that changes nothing. */
  closeLabel?: string;
};

/** Also for a dialog that a script opens by itself. */
export const dialogLook =
  'm-auto w-[calc(100%-2rem)] max-w-field rounded-lg border-2 border-action bg-surface p-5 text-ink backdrop:bg-brand/70 sm:p-7 print:hidden';

/** A question over the page. Opened by `DialogLink`; Esc and the last button close it without any script. */
export function Dialog({ id, title, children, closeLabel = 'Отмена' }: DialogProps) {
  return (
    <dialog id={id} aria-labelledby={`${id}-title`} className={dialogLook}>
      <h2 id={`${id}-title`} className="text-xl font-semibold">
        {title}
      </h2>
      <div className="flow-tight mt-3">{children}</div>
      <form method="dialog" className="mt-3">
        <Button variant="quiet" wide>
          {closeLabel}
        </Button>
      </form>
    </dialog>
  );
}
