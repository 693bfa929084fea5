import type { ReactNode } from 'react';

export type Tab = {
  /** An address of its own: `?tab=…`. Back, bookmark and a new window work as with every page. */
  href: string;
  label: ReactNode;
  /** How much is behind it. */
  count?: number;
  current: boolean;
};

type TabsProps = {
  label: string;
  items: readonly Tab[];
  /** More than stand in one line: two columns on a phone, smaller letters on a screen. */
  compact?: boolean;
};

/** Parts of one matter, one at a time. They are links: the server draws the chosen part. */
export function Tabs({ label, items, compact = false }: TabsProps) {
  return (
    <nav aria-label={label} className="print:hidden">
      <ul className={`border-b border-field-line ${compact ? compactRow : 'flex flex-wrap gap-x-1'}`}>
        {items.map((tab) => (
          <li key={tab.href} className="min-w-0">
            <a
              href={tab.href}
              aria-current={tab.current ? 'page' : undefined}
              className={`${tabLook} ${compact ? compactLook : 'gap-2 px-3 sm:px-4'}`}
            >
              <span className="min-w-0 underline decoration-1 underline-offset-4 group-aria-[current=page]/tab:no-underline">
                {tab.label}
              </span>
              {tab.count !== undefined && (
                <span
                  className={`shrink-0 rounded-sm bg-sunken text-sm whitespace-nowrap text-ink-soft tabular-nums ${compact ? 'px-0.5' : 'px-1.5'}`}
                >
                  {tab.count}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/* The chosen one is told by a thick line and bold letters, not by its colour alone. */
const tabLook =
  'group/tab inline-flex min-h-12 items-center rounded-t-md border-b-4 border-transparent pt-1 text-action hover:bg-info-soft hover:text-action-strong aria-[current=page]:border-action aria-[current=page]:font-semibold aria-[current=page]:text-ink forced-colors:border-[Canvas] forced-colors:aria-[current=page]:border-[Highlight]';

const compactRow = 'grid grid-cols-2 gap-x-2 sm:gap-x-0 sm:flex sm:flex-wrap';
const compactLook = 'gap-1 px-1.5 text-sm leading-snug max-sm:w-full max-sm:justify-between';
