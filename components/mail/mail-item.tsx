import type { NavItem } from '@/components/shell/site-header';
import { mailPage, unreadWords } from '@/lib/domain/mailbox';

/** «Почта» among the sections of every room; it is read out as «Почта, 3 непрочитанных». */
export function mailItem(unread: number, current: boolean): NavItem {
  return { href: mailPage, label: <MailLabel unread={unread} />, current };
}

function MailLabel({ unread }: { unread: number }) {
  if (unread === 0) return 'Почта';
  return (
    <>
      <span aria-hidden="true">
        Почта
        <span className="ml-1.5 inline-block min-w-6 rounded-full bg-action px-1.5 text-center text-sm font-semibold text-on-action tabular-nums">
          {unread}
        </span>
      </span>
      {/* In one piece: of pieces the readers would make «Почта , 3». */}
      <span className="sr-only">Почта, {unreadWords(unread)}</span>
    </>
  );
}
