import type { ReactNode } from 'react';

type RecordDeskProps = {
  facts: ReactNode;
  scans: ReactNode;
  /** With a picture the right side is as high as the window, and its end is what must stay in sight. */
  tall: boolean;
  activation: ReactNode;
};

/**
 * The desk of one record: what is known on the left, what is compared and ticked on the right and always in sight.
 * Where letters are large or the screen is narrow, one under another in the order of work.
 */
export function RecordDesk({ facts, scans, tall, activation }: RecordDeskProps) {
  const side = tall
    ? '@min-[56em]:bottom-5 @min-[56em]:self-end'
    : '@min-[56em]:top-5 @min-[56em]:self-start';
  return (
    <div className="@container">
      <div className="grid gap-5 @min-[56em]:grid-cols-[minmax(0,6fr)_minmax(0,7fr)]">
        <div className="space-y-5 print:space-y-8">{facts}</div>
        <div className={`space-y-5 @min-[56em]:sticky print:space-y-8 ${side}`}>
          {scans}
          {activation}
        </div>
      </div>
    </div>
  );
}
