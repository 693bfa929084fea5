import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { formatDate, type PlainDate } from '@/lib/domain/dates';

type NewestNoticesProps = {
  notices: readonly {
    id: string;
    title: string;
    since: PlainDate;
    municipality: { slug: string; shortName: string };
  }[];
};

/** What municipalities announce; the whole text stands on the page of each. */
export function NewestNotices({ notices }: NewestNoticesProps) {
  if (notices.length === 0) return null;
  return (
    <Panel title="Объявления" tone="quiet">
      <ul className="space-y-3">
        {notices.map(({ id, title, since, municipality }) => (
          <li key={id}>
            <TextLink href={`/institutions/${municipality.slug}`}>{title}</TextLink>
            <p className="text-sm text-ink-soft">
              {municipality.shortName}, {formatDate(since)}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
