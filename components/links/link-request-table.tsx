import { TextLink } from '@/components/ui/text-link';
import { formatMinute } from '@/lib/domain/dates';
import type { LinkRequestRow } from '@/lib/families/link-request-queries';

type LinkRequestListProps = { rows: readonly LinkRequestRow[]; timeZone: string };

/** Who asks to be linked to whom. */
export function LinkRequestList({ rows, timeZone }: LinkRequestListProps) {
  return (
    <ul className="divide-y divide-line">
      {rows.map(({ id, guardian, child, ground, createdAt }) => (
        <li key={id} className="py-3 first:pt-0 last:pb-0">
          <TextLink href={`/counter/links/${id}`} standalone>
            {child}
          </TextLink>
          <p className="wrap-anywhere">
            Просит: {guardian}, {ground.toLowerCase()}
          </p>
          <p className="text-sm text-ink-soft">{formatMinute(createdAt, timeZone)}</p>
        </li>
      ))}
    </ul>
  );
}
