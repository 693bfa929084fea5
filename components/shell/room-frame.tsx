import type { ReactNode } from 'react';
import { SiteFooter } from '@/components/shell/site-footer';
import type { SiteFooterProps } from '@/components/shell/site-footer';
import { SiteHeader } from '@/components/shell/site-header';
import type { SiteHeaderProps } from '@/components/shell/site-header';

export type FrameWidth = 'reading' | 'wide';

/* Families read and fill in, one thing under the other; staff work with tables all day. */
const frames = {
  reading: 'mx-auto w-full max-w-reading px-4 sm:px-6',
  wide: 'mx-auto w-full max-w-wide px-4 sm:px-6',
} as const satisfies Record<FrameWidth, string>;

type RoomFrameProps = {
  header: Omit<SiteHeaderProps, 'frame'>;
  footer: Omit<SiteFooterProps, 'frame'>;
  width?: FrameWidth;
  children: ReactNode;
};

/** The page around the page, the same in every room. Put into `<body>` as it stands. */
export function RoomFrame({ header, footer, width = 'reading', children }: RoomFrameProps) {
  const frame = frames[width];
  return (
    <div className="flex min-h-dvh flex-col print:block print:min-h-0">
      <SiteHeader {...header} frame={frame} />
      <main
        id="content"
        tabIndex={-1}
        className={`flow flex-1 pt-7 pb-14 outline-none sm:pt-10 sm:pb-20 print:p-0 ${frame}`}
      >
        {children}
      </main>
      <SiteFooter {...footer} frame={frame} />
    </div>
  );
}
