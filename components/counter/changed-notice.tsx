import { Notice } from '@/components/ui/notice';

const words: Readonly<Record<string, string>> = {
  suspended: 'Сертификат приостановлен',
  restored: 'Сертификат восстановлен',
  terminated: 'Сертификат прекращён',
  undone: 'Активация отменена',
  grouped: 'Группа сертификата изменена',
  replaced: 'Документ заменён',
  renamed: 'Имя изменено. Распечатайте обновлённые бумаги, если они нужны семье',
  untied: 'Связь прекращена',
};

/** What the address says has just been done. */
export function ChangedNotice({ done }: { done: string | string[] | undefined }) {
  const title = typeof done === 'string' && Object.hasOwn(words, done) ? words[done] : undefined;
  if (title === undefined) return null;
  return (
    <Notice tone="success" title={title}>
      <p>Письмо семье поставлено в очередь.</p>
    </Notice>
  );
}
