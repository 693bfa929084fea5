import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';

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

type ChangedNoticeProps = {
  done: string | string[] | undefined;
  /** Where another guardian is tied to the child; null where nothing is changed any more. */
  adultHref: string | null;
};

/** What the address says has just been done. */
export function ChangedNotice({ done, adultHref }: ChangedNoticeProps) {
  const title = typeof done === 'string' && Object.hasOwn(words, done) ? words[done] : undefined;
  if (title === undefined) return null;
  return (
    <Notice tone="success" title={title}>
      <p>Письмо семье поставлено в очередь.</p>
      {done === 'untied' && adultHref !== null && (
        <p>
          Если другой представитель пришёл с документами,{' '}
          <TextLink href={adultHref}>свяжите его с ребёнком</TextLink>.
        </p>
      )}
    </Notice>
  );
}
