import { Tabs } from '@/components/ui/tabs';
import { mailAddress, mailFolders, type MailFolder } from '@/lib/domain/mailbox';

/** The parts of «Почта». */
export function MailTabs({ current, unread }: { current: MailFolder; unread: number }) {
  const items = (Object.keys(mailFolders) as MailFolder[]).map((folder) => ({
    href: mailAddress(folder),
    label: mailFolders[folder],
    current: folder === current,
    ...(folder === 'unread' && unread > 0 ? { count: unread } : {}),
  }));
  return <Tabs label="Почта" items={items} />;
}
