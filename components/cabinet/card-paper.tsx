import { Form } from '@/components/forms/form';
import { Button, ButtonLink } from '@/components/ui/button';
import type { CertificateCard } from '@/lib/certificates/card';
import type { FormState } from '@/lib/domain/form-state';

type CardPaperProps = {
  form: FormState;
  card: CertificateCard;
  /** On the clock of the region: «20.06.2019 10:11»; null when there are none. */
  paperMadeAt: string | null;
};

/** Application and consent: where to get them, and to get them anew when they no longer say what is true. */
export function CardPaper({ form, card, paperMadeAt }: CardPaperProps) {
  const here = `/cabinet/certificates/${card.id}`;
  if (!card.mine) {
    return <p className="max-w-measure">Заявление скачивает и подписывает тот, кто подал заявку.</p>;
  }
  const outdated = card.paper?.outdated === true;
  // The papers of a returned record still say what was wrong, unless only something was missing beside them.
  const wrong = card.status === 'returned' && card.change?.deskOnly !== true;
  const ready = card.paper !== null && !wrong;
  return (
    <>
      {outdated && (
        <Form action={`${here}/renew`} form={form}>
          <p className="max-w-measure">
            Сведения изменились после того, как заявление сформировано ({paperMadeAt}). Обновите его, чтобы в
            нём были новые данные.
          </p>
          <Button wide>Обновить заявление</Button>
        </Form>
      )}
      {!outdated && !ready && (
        <p className="max-w-measure">
          Когда сведения будут исправлены, здесь появится кнопка «Обновить заявление».
        </p>
      )}
      {ready && (
        <>
          {!outdated && (
            <p className="max-w-measure print:hidden">
              Они уже заполнены: один файл, распечатайте и подпишите оба листа. Нет принтера? Назовите в
              учреждении номер сертификата, там распечатают.
            </p>
          )}
          <ButtonLink href={`${here}/paper`} variant={outdated ? 'secondary' : 'primary'} wide>
            Скачать заявление
          </ButtonLink>
          {!outdated && <p className="text-sm text-ink-soft">Заявление сформировано {paperMadeAt}</p>}
        </>
      )}
    </>
  );
}
