import type { ReactNode } from 'react';
import { TextLink } from '@/components/ui/text-link';

export type LinkListItem = { href: string; label: ReactNode; hint?: ReactNode; external?: boolean };

/** Where one can go from here, one under another, each tall enough for a finger. */
export function LinkList({ items }: { items: readonly LinkListItem[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <TextLink href={item.href} external={item.external === true} standalone>
            {item.label}
          </TextLink>
          {item.hint !== undefined && <p className="-mt-1 mb-2.5 text-sm text-ink-soft">{item.hint}</p>}
        </li>
      ))}
    </ul>
  );
}
