import { LinkList } from '@/components/ui/link-list';
import type { RegisterViewRow } from '@/lib/register/views';

/** The lists somebody has kept, each one press away. */
export function ViewList({ views, here }: { views: readonly RegisterViewRow[]; here: string }) {
  return (
    <LinkList
      items={views.map(({ name, query }) => ({
        href: query === '' ? here : `${here}?${query}`,
        label: name,
      }))}
    />
  );
}
