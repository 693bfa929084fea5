import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { toldWords } from '@/lib/domain/told-words';

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
  /** Whether a letter of this record reaches anybody, or only the cabinet. */
  mailed: boolean;
  /** Where another guardian is tied to the child; null where nothing is changed any more. */
  adultHref: string | null;
};

/** What the address says has just been done, and whether the family has been told. */
export function ChangedNotice({ done, mailed, adultHref }: ChangedNoticeProps) {
  const title = typeof done === 'string' && Object.hasOwn(words, done) ? words[done] : undefined;
  if (title === undefined) return null;
  return (
    <Notice tone="success" title={title}>
      {/* That letter has recipients of its own: the one whose tie has ended and the others. */}
      <p>{done === 'untied' ? untied : toldWords(null, mailed)}</p>
      {done === 'untied' && adultHref !== null && (
        <p>
          Если другой представитель пришёл с документами,{' '}
          <TextLink href={adultHref}>свяжите его с ребёнком</TextLink>.
        </p>
      )}
    </Notice>
  );
}

const untied =
  'Всем представителям ребёнка об этом написано в кабинете, а у кого почта подтверждена, отправлено и письмо.';
