import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';

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
        <TextLink href="/counter" standalone>
          Следующая семья
        </TextLink>
      </Notice>
    );
  }
  if (done === 'decided') return <Notice tone="success" title="Решение записано" />;
  if (done === 'renewed')
    return <Notice tone="success" title="Заявление обновлено. Распечатайте его заново." />;
  return null;
}
