import { checkPapersId } from '@/components/counter/check-papers';
import { mayActivate } from '@/components/counter/record-activation';
import { toldWords } from '@/lib/domain/told-words';
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
        <p>{toldWords(null, mailed)}</p>
        <NextFamily />
      </Notice>
    );
  }
  if (done === 'returned' && record.status === 'returned') {
    return (
      <Notice tone="success" title="Запись возвращена на исправление">
        <p>{toldWords('что не так и что сделать', mailed)}</p>
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
  if ((done === 'lifted' || done === 'lifted_mistake') && record.status === 'not_activated') {
    return (
      <Notice tone="success" title="Возврат снят: запись снова ждёт активации">
        {done === 'lifted_mistake' && <p>{toldWords('что исправлять ничего не нужно', mailed)}</p>}
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
