import type { ReactNode } from 'react';
import { TextLink } from '@/components/ui/text-link';

export type Fact = {
  term: string;
  value: ReactNode;
  /** Where it can be changed: «Изменить» at the end of the line. */
  changeHref?: string;
};

/** What is known, line by line. Where there is little room the value goes under its term. */
export function FactList({ items }: { items: readonly Fact[] }) {
  return (
    <dl className="@container divide-y divide-line">
      {items.map((item, position) => (
        <div
          key={`${position} ${item.term}`}
          className="gap-x-6 py-2.5 first:pt-0 last:pb-0 @lg:grid @lg:grid-cols-[minmax(10rem,2fr)_minmax(0,5fr)] @lg:items-baseline"
        >
          <dt className="text-sm text-ink-soft @lg:text-base">{item.term}</dt>
          <dd className="flex min-w-0 flex-wrap items-baseline justify-between gap-x-6 @lg:flex-nowrap">
            <div className="min-w-0">{item.value}</div>
            {item.changeHref !== undefined && (
              <div className="-my-2.5 shrink-0 print:hidden">
                <TextLink href={item.changeHref} standalone>
                  Изменить<span className="sr-only">: {item.term}</span>
                </TextLink>
              </div>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
