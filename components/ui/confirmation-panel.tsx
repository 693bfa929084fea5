import type { ReactNode } from 'react';
import { Diamond } from '@/components/ui/diamond';
import { Mark } from '@/components/ui/mark';

type ConfirmationPanelProps = {
  /** What has been done: «Сертификат получен». */
  title: ReactNode;
  /** 1 where it is the title of the page. */
  level?: 1 | 2;
  /** The number, large and selected as a whole by one press. */
  number?: { label: string; value: string };
  children?: ReactNode;
};

/** It is done. Stands on the page for good, so that it can be found again, printed and bookmarked. */
export function ConfirmationPanel({ title, level = 1, number, children }: ConfirmationPanelProps) {
  const Heading = `h${level}` as const;
  return (
    <section className="rounded-lg border-2 border-success bg-success-soft p-5 sm:p-8 print:break-inside-avoid">
      <div className="flex gap-4">
        <Diamond size="medium" look="bg-success" ink="text-canvas">
          <Mark shape="check" size="medium" />
        </Diamond>
        <Heading className="min-w-0 text-2xl font-semibold">{title}</Heading>
      </div>
      {number !== undefined && (
        <p className="mt-4">
          {number.label}
          <br />
          <strong className="text-3xl font-semibold tracking-wide tabular-nums select-all">
            {number.value}
          </strong>
        </p>
      )}
      {children !== undefined && <div className="flow-tight mt-4">{children}</div>}
    </section>
  );
}
