import { Notice } from '@/components/ui/notice';
import { ButtonLink } from '@/components/ui/button';

type DoneNoticeProps = {
  /** What the address says has just been done. */
  done: string | string[] | undefined;
  /** The record says so, too. */
  active: boolean;
  /** The applicant has an address that a letter goes to. */
  mailed: boolean;
};

export function DoneNotice({ done, active, mailed }: DoneNoticeProps) {
  if (done === 'activated' && active) {
    return (
      <Notice tone="success" title="Сертификат активирован">
        {mailed && <p>Заявителю отправлено письмо.</p>}
        {/* The next thing to do all day long: one press of Enter, and the page after it has the cursor in the search. */}
        <ButtonLink href="/counter" autoFocus>
          Следующая семья
        </ButtonLink>
      </Notice>
    );
  }
  if (done === 'decided') return <Notice tone="success" title="Решение записано" />;
  if (done === 'renewed')
    return <Notice tone="success" title="Заявление обновлено. Распечатайте его заново." />;
  return null;
}
