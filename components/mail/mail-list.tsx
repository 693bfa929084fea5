import { StatusTag } from '@/components/ui/status-tag';
import { TextLink } from '@/components/ui/text-link';
import { formatMinute } from '@/lib/domain/dates';
import { mailPage } from '@/lib/domain/mailbox';
import type { MailRow } from '@/lib/letters/mailbox';

/** Letters, one under the other. An unread one is told by a word and by bold letters, not by its colour. */
export function MailList({ rows, timeZone }: { rows: readonly MailRow[]; timeZone: string }) {
  return (
    <ul className="divide-y divide-line border-y border-line">
      {rows.map(({ id, subject, about, createdAt, unread }) => (
        <li key={id} className="flex flex-col py-3">
          <div className="flex flex-wrap items-center gap-x-3 text-sm text-ink-soft">
            <time dateTime={createdAt.toISOString()}>{formatMinute(createdAt, timeZone)}</time>
            {unread && <StatusTag tone="neutral">Не прочитано</StatusTag>}
          </div>
          <div className={`wrap-anywhere ${unread ? 'font-semibold' : ''}`}>
            <TextLink href={`${mailPage}/${id}`} standalone>
              {subject}
            </TextLink>
          </div>
          {about !== null && <p className="text-sm wrap-anywhere text-ink-soft">О ком: {about}</p>}
        </li>
      ))}
    </ul>
  );
}
