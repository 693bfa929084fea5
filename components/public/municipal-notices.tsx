import { Notice } from '@/components/ui/notice';
import { formatDate, type PlainDate } from '@/lib/domain/dates';
import { describeListChange, type ListChange } from '@/lib/institutions/list-changes';

type MunicipalNoticesProps = {
  notices: readonly { id: string; title: string; body: string; since: PlainDate }[];
  changes: readonly ListChange[];
};

/** What the municipality announces, and what is going to change in its list. */
export function MunicipalNotices({ notices, changes }: MunicipalNoticesProps) {
  return (
    <>
      {notices.map(({ id, title, body, since }) => (
        <Notice key={id} tone="info" title={title}>
          {body.split(/\n{2,}/).map((paragraph, position) => (
            <p key={position}>{paragraph}</p>
          ))}
          <p className="text-sm text-ink-soft">Объявление от {formatDate(since)}</p>
        </Notice>
      ))}
      {changes.length > 0 && (
        <Notice tone="warning" title="Список учреждений изменится">
          {changes.map((change) => (
            <p key={change.from.toString()}>{describeListChange(change)}</p>
          ))}
        </Notice>
      )}
    </>
  );
}
