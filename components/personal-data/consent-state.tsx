import { Notice } from '@/components/ui/notice';
import { TextLink } from '@/components/ui/text-link';
import { formatDate, dayIn } from '@/lib/domain/dates';
import type { OwnConsent } from '@/lib/personal-data/consent/queries';

/** Whether there is a consent of one's own: given, withdrawn, or none. */
export function ConsentState({ consent, timeZone }: { consent: OwnConsent; timeZone: string }) {
  const on = (instant: Date) => formatDate(dayIn(timeZone, instant));
  const { givenAt, withdrawnAt } = consent;
  if (givenAt) return <p>Вы дали согласие {on(givenAt)}. Его можно отозвать в любое время.</p>;
  if (withdrawnAt) {
    return (
      <Notice tone="success" title={`Согласие отозвано ${on(withdrawnAt)}`}>
        <p>Передумали? Сертификат можно получить снова, номер будет новый.</p>
        <p>
          <TextLink href="/cabinet/certificate/apply">Подать заявление</TextLink>
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="info" title="Вашего согласия здесь нет">
      <p>
        Согласие подписывают в учреждении, когда активируют сертификат. Отозвать его может тот, кто его дал.
        Пока сертификата нет, заявку можно отменить на её странице.
      </p>
    </Notice>
  );
}
