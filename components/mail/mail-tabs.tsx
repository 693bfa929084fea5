import { Tabs } from '@/components/ui/tabs';
import { mailAddress, mailFolders, type MailFolder } from '@/lib/domain/mailbox';
import { questionsPage } from '@/lib/domain/family-questions';

type MailTabsProps = {
  current: MailFolder | 'questions';
  unread: number;
  /** Families also write: to the institution. */
  asks: boolean;
};

/** The parts of «Почта». */
export function MailTabs({ current, unread, asks }: MailTabsProps) {
  const folders = (Object.keys(mailFolders) as MailFolder[]).map((folder) => ({
    href: mailAddress(folder),
    label: mailFolders[folder],
    current: folder === current,
    ...(folder === 'unread' && unread > 0 ? { count: unread } : {}),
  }));
  const questions = { href: questionsPage, label: 'Вопросы', current: current === 'questions' };
  return <Tabs label="Почта" items={asks ? [...folders, questions] : folders} />;
}
