import type { ReactNode } from 'react';
import { Mark } from '@/components/ui/mark';

type DisclosureProps = {
  title: ReactNode;
  /** A link to `#id` opens it. Browsers unfold only what they are led into, hence the id stands on the content. */
  id?: string;
  open?: boolean;
  /** Where the titles are headings of the page: questions and answers. */
  level?: 2 | 3 | 4;
  children: ReactNode;
};

/** What is needed by some. The browser itself opens and closes it; on paper all of it is open. */
export function Disclosure({ title, id, open = false, level, children }: DisclosureProps) {
  const Title = level === undefined ? 'span' : (`h${level}` as const);
  return (
    // A link to `#id` may have unfolded it before React wakes up: it stays as the browser made it.
    <details
      suppressHydrationWarning
      open={open}
      className="group/disclosure border-y border-line print:details-content:[content-visibility:visible] [&+&]:border-t-0"
    >
      <summary className="flex min-h-12 cursor-pointer list-none items-center gap-3 rounded-sm py-2.5 text-action hover:text-action-strong [&::-webkit-details-marker]:hidden">
        <span className="shrink-0 transition-transform group-open/disclosure:rotate-90 print:hidden">
          <Mark shape="chevron-right" size="medium" />
        </span>
        <Title className="min-w-0 font-medium underline decoration-1 underline-offset-4">{title}</Title>
      </summary>
      <div id={id} className="flow-tight scroll-mt-20 pb-5 pl-8">
        {children}
      </div>
    </details>
  );
}
