import type { ReactNode } from 'react';

export type Fact = {
  term: string;
  value: ReactNode;
  /** A link at the end of the line: «Изменить». */
  action?: ReactNode;
};

/** What is known, line by line. On a phone the value goes under its term. */
export function FactList({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="divide-y divide-line">
      {items.map((item, position) => (
        <div
          key={`${position} ${item.term}`}
          className="gap-x-6 py-2.5 first:pt-0 last:pb-0 sm:grid sm:grid-cols-[minmax(10rem,2fr)_minmax(0,5fr)] sm:items-baseline"
        >
          <dt className="text-sm text-ink-soft sm:text-base">{item.term}</dt>
          <dd className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-6">
            <div className="min-w-0">{item.value}</div>
            {item.action !== undefined && <div className="-my-2.5">{item.action}</div>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
