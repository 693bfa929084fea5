import type { ReactNode } from 'react';
import { Notice, type NoticeTone } from '@/components/ui/notice';

/** What was done on the page before, by the flag `?saved=` of the address. */
const notices = {
  me: { tone: 'success', title: 'Сведения сохранены' },
  child: { tone: 'success', title: 'Сведения сохранены' },
  child_added: { tone: 'success', title: 'Ребёнок в Вашем списке' },
  document: { tone: 'success', title: 'Документ добавлен' },
  letter: { tone: 'success', title: 'Письмо отправлено ещё раз' },
  cancelled: { tone: 'success', title: 'Заявка отменена' },
  institution: { tone: 'success', title: 'Учреждение выбрано' },
  visit_booked: { tone: 'success', title: 'Вы записаны на приём' },
  visit_moved: { tone: 'success', title: 'Запись перенесена' },
  visit_cancelled: { tone: 'success', title: 'Запись отменена' },
  paper: { tone: 'success', title: 'Заявление обновлено' },
  address: { tone: 'success', title: 'Письма снова идут на Ваш адрес' },
  question_sent: { tone: 'success', title: 'Вопрос отправлен' },
  message_sent: { tone: 'success', title: 'Сообщение отправлено' },
  question_closed: { tone: 'success', title: 'Вопрос отмечен как решённый' },
  parents_matter: {
    tone: 'info',
    title: 'До 14 лет сведения и документы меняет родитель (законный представитель)',
  },
} as const satisfies Record<string, { tone: NoticeTone; title: string }>;

export type Saved = keyof typeof notices;

/** The address of a page that says what has just been done. */
export function withSaved(path: string, saved: Saved): string {
  return `${path}${path.includes('?') ? '&' : '?'}saved=${saved}`;
}

type SavedNoticeProps = { saved: string | string[] | undefined; children?: ReactNode };

export function SavedNotice({ saved, children }: SavedNoticeProps) {
  const known = (Object.keys(notices) as Saved[]).find((key) => key === saved);
  return known ? <Notice {...notices[known]}>{children}</Notice> : null;
}
