import { Tabs } from '@/components/ui/tabs';
import { questionsPage } from '@/lib/domain/family-questions';
import { mailAddress, mailFolders, type MailFolder } from '@/lib/domain/mailbox';
import type { Role } from '@/lib/domain/roles';

type MailTabsProps = { current: MailFolder | 'questions'; unread: number; role: Role };

const own = { href: questionsPage, label: 'Вопросы' };

/** Families also write, to the institution, and there it is read and answered. */
const questions: Partial<Record<Role, { href: string; label: string }>> = {
  parent: own,
  child: own,
  operator: { href: '/counter/questions', label: 'Вопросы семей' },
};

/** The parts of «Почта». */
export function MailTabs({ current, unread, role }: MailTabsProps) {
  const folders = (Object.keys(mailFolders) as MailFolder[]).map((folder) => ({
    href: mailAddress(folder),
    label: mailFolders[folder],
    current: folder === current,
    ...(folder === 'unread' && unread > 0 ? { count: unread } : {}),
  }));
  const written = questions[role];
  const items = written ? [...folders, { ...written, current: current === 'questions' }] : folders;
  return <Tabs label="Почта" items={items} />;
}
