import { Notice } from '@/components/ui/notice';
import { formatMinute } from '@/lib/domain/dates';
import { linkDeclineReasons, linkPapersToBring, linkStatuses } from '@/lib/domain/link-requests';
import type { OwnLinkRequest } from '@/lib/families/link-request-queries';

type OwnLinkStateProps = { request: OwnLinkRequest; timeZone: string };

/** What became of the family's request, and what to do now. */
export function OwnLinkState({ request, timeZone }: OwnLinkStateProps) {
  const { status, createdAt, reason } = request;
  if (status === 'declined') {
    const why = linkDeclineReasons[reason ?? 'other'];
    return (
      <Notice tone="warning" title={linkStatuses.declined.title}>
        <p>{why.title}.</p>
        <p>{why.advice}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="info" title={linkStatuses[status].title}>
      <p>Просьба отправлена {formatMinute(createdAt, timeZone)}.</p>
      {status === 'waiting' && (
        <>
          <p>Придите в учреждение, которое принимает заявления, и возьмите с собой оригиналы:</p>
          <ul className="list-disc pl-6">
            {linkPapersToBring.map((paper) => (
              <li key={paper}>{paper}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
