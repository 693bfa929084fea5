import { checkPapersId } from '@/components/counter/check-papers';
import { mayActivate } from '@/components/counter/record-activation';
import { ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { ActivationDesk } from '@/lib/certificates/activation-desk';
import type { CounterRecord } from '@/lib/counter/open-record';

type DoneNoticeProps = {
  /** What the address says has just been done. */
  done: string | string[] | undefined;
  record: CounterRecord;
  desk: ActivationDesk;
};

/** What has just been done, as far as the record says so, too; the focus stands on what comes next. */
export function DoneNotice({ done, record, desk }: DoneNoticeProps) {
  const { mailed } = record;
  if (done === 'activated' && record.status === 'active') {
    return (
      <Notice tone="success" title="Сертификат активирован">
        <p>
          {mailed
            ? 'Семье отправлено письмо.'
            : 'Письмо не отправлено: подтверждённой почты нет. Скажите семье сейчас. В кабинете это тоже написано.'}
        </p>
        <NextFamily />
      </Notice>
    );
  }
  if (done === 'returned' && record.status === 'returned') {
    return (
      <Notice tone="success" title="Запись возвращена на исправление">
        <p>
          {mailed
            ? 'Семье отправлено письмо: что не так и что сделать.'
            : 'Письмо не отправлено: подтверждённой почты нет. Скажите семье сейчас, что сделать. В кабинете это тоже написано.'}
        </p>
        <NextFamily />
      </Notice>
    );
  }
  if (done === 'decided') {
    return (
      <Notice tone="success" title="Решение записано">
        <ToPapers desk={desk} />
      </Notice>
    );
  }
  if (done === 'lifted' && record.status === 'not_activated') {
    return (
      <Notice tone="success" title="Возврат снят: запись снова ждёт активации">
        <ToPapers desk={desk} />
      </Notice>
    );
  }
  if (done === 'corrected') {
    return (
      <Notice tone="success" title="Запись исправлена">
        {desk.paper?.outdated && <p>Заявление обновите, распечатайте и дайте подписать.</p>}
        <ToPapers desk={desk} />
      </Notice>
    );
  }
  if (done === 'renewed') {
    return (
      <Notice tone="success" title="Заявление обновлено. Распечатайте его заново.">
        <ButtonLink
          href={`/counter/certificates/${record.id}/paper`}
          target="_blank"
          rel="noopener"
          variant="secondary"
          autoFocus
        >
          Распечатать новое заявление
          <span className="sr-only"> (откроется в новой вкладке)</span>
        </ButtonLink>
      </Notice>
    );
  }
  return null;
}

/** The next thing to do all day long: one press of Enter, and the page after it has the cursor in the search. */
function NextFamily() {
  return (
    <ButtonLink href="/counter" autoFocus>
      Следующая семья
    </ButtonLink>
  );
}

function ToPapers({ desk }: { desk: ActivationDesk }) {
  if (!mayActivate(desk)) return null;
  return (
    <ButtonLink href={`#${checkPapersId}`} variant="secondary" autoFocus>
      К проверке документов
    </ButtonLink>
  );
}
