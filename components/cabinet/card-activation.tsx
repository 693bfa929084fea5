import { Form } from '@/components/forms/form';
import { Button, ButtonLink } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import type { CertificateCard, WaitingCard } from '@/lib/certificates/card';
import { formatDate } from '@/lib/domain/dates';
import type { FormState } from '@/lib/domain/form-state';
import { plural } from '@/lib/domain/plural';

type CardActivationProps = {
  form: FormState;
  card: CertificateCard;
  waiting: WaitingCard;
  /** When the papers were made, on the clock of the region: «20.06.2019 10:11»; null when there are none. */
  paperMadeAt: string | null;
};

/** How the certificate becomes active: until when, with which papers, where. */
export function CardActivation({ form, card, waiting, paperMadeAt }: CardActivationProps) {
  const here = `/cabinet/certificates/${card.id}`;
  const returned = card.status === 'returned';
  const outdated = card.paper?.outdated === true;
  return (
    <Panel title={returned ? 'После исправления' : 'Как активировать'} tone="highlight">
      {card.mine && (
        <p className="max-w-measure">
          Осуществить активацию сертификата Вы можете на основании заявления в одном из предложенных
          учреждений Вашего муниципалитета.
        </p>
      )}
      {!returned && <Deadline deadline={waiting.deadline} />}
      {paperMadeAt !== null && <p>Заявление сформировано {paperMadeAt}</p>}
      {!card.mine && <p>Заявление скачивает тот, кто подал заявку.</p>}
      {card.mine && outdated && (
        <Form action={`${here}/renew`} form={form}>
          <p className="max-w-measure">
            После этого сведения изменились. Обновите заявление, чтобы в нём были новые данные.
          </p>
          <Button wide>Обновить заявление</Button>
        </Form>
      )}
      <div className="flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        {/* The papers of a returned record still say what was wrong. */}
        {card.mine && card.paper && !returned && (
          <ButtonLink href={`${here}/paper`} variant={outdated ? 'secondary' : 'primary'} wide>
            Скачать заявление
          </ButtonLink>
        )}
        <ButtonLink href={`${here}/institutions`} variant="secondary" wide>
          Список учреждений
        </ButtonLink>
      </div>
    </Panel>
  );
}

function Deadline({ deadline: { until, left } }: Pick<WaitingCard, 'deadline'>) {
  if (left < 0) {
    return (
      <Notice tone="info" title={`Документы нужно было принести до ${formatDate(until)}`}>
        <p>Ничего не пропало: номер остаётся за ребёнком. Приходите, как только сможете.</p>
      </Notice>
    );
  }
  return (
    <p>
      Принесите документы до <strong className="font-semibold">{formatDate(until)}</strong> включительно (
      {daysLeft(left)})
    </p>
  );
}

function daysLeft(left: number): string {
  if (left === 0) return 'сегодня последний день';
  const days = plural(left, 'рабочий день', 'рабочих дня', 'рабочих дней');
  return `${plural(left, 'остался', 'осталось', 'осталось')} ${left}\u00a0${days}`;
}
