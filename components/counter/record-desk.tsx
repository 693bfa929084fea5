import type { ReactNode } from 'react';
import { recordScansId } from '@/components/counter/to-check-link';

type RecordDeskProps = {
  facts: ReactNode;
  scans: ReactNode;
  /** There is a picture to read beside the data. */
  tall: boolean;
  activation: ReactNode;
};

/**
 * The desk of one record. On a wide screen data, scan and papers stand side by side and nothing has to be scrolled for; on a
 * narrower one the scan and the papers stand beside the data; where letters are large or the screen is a phone's, one under
 * another in the order of work. «Скан крупно» gives the scan two thirds, and the papers stand under the data.
 */
export function RecordDesk({ facts, scans, tall, activation }: RecordDeskProps) {
  return (
    <div className="@container">
      <div className={`group/desk grid items-start gap-4 ${tall ? withPicture : withoutPicture}`}>
        <div className={`space-y-4 @min-[56em]:row-span-2 print:space-y-8 ${wide.facts}`}>{facts}</div>
        <section
          id={recordScansId}
          tabIndex={-1}
          aria-label="Документы и сканы"
          className={`scroll-mt-4 outline-none ${tall ? `@min-[66rem]:sticky @min-[66rem]:top-4 ${wide.scans}` : ''}`}
        >
          {scans}
        </section>
        <div
          className={
            tall
              ? `@min-[66rem]:sticky @min-[66rem]:top-4 ${wide.activation}`
              : '@min-[56em]:sticky @min-[56em]:top-4'
          }
        >
          {activation}
        </div>
      </div>
    </div>
  );
}

const withPicture =
  '@min-[56em]:grid-cols-[minmax(0,6fr)_minmax(0,7fr)] @min-[56em]:grid-rows-[auto_1fr] @min-[66rem]:grid-cols-[minmax(0,24fr)_minmax(0,23fr)_minmax(0,25fr)] @min-[66rem]:grid-rows-[auto] @min-[56em]:has-[[data-wide-scan]:checked]:grid-cols-[minmax(0,1fr)_minmax(0,2fr)] @min-[56em]:has-[[data-wide-scan]:checked]:grid-rows-[auto_1fr]';
const withoutPicture = '@min-[56em]:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] @min-[56em]:grid-rows-[auto_1fr]';

const wide = {
  facts: '@min-[56em]:group-has-[[data-wide-scan]:checked]/desk:row-span-1',
  scans:
    '@min-[56em]:group-has-[[data-wide-scan]:checked]/desk:col-start-2 @min-[56em]:group-has-[[data-wide-scan]:checked]/desk:row-span-2 @min-[56em]:group-has-[[data-wide-scan]:checked]/desk:row-start-1',
  activation:
    '@min-[56em]:group-has-[[data-wide-scan]:checked]/desk:static @min-[56em]:group-has-[[data-wide-scan]:checked]/desk:col-start-1 @min-[56em]:group-has-[[data-wide-scan]:checked]/desk:row-start-2',
} as const;
