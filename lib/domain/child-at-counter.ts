import { applicationStatuses, isOpen, type ApplicationStatus } from '@/lib/domain/application-status';
import { formatDate } from '@/lib/domain/dates';
import type { AgeVerdict } from '@/lib/domain/eligibility';

export type ChildAtCounter = {
  age: AgeVerdict;
  /** A document that serves at the child's age today. */
  hasDocument: boolean;
  /** Of the latest application. */
  applicationStatus: ApplicationStatus | null;
};

export type Standing = {
  /** A few words for a tag. */
  state: string;
  tone: 'attention' | 'neutral' | 'stopped';
  /** What the family has to do next, as the operator tells it. */
  next: string;
};

const cabinetWay = 'в личном кабинете: «Услуги» → «Дополнительное образование»';

/** Where a child without a certificate stands, in words for whoever serves the family at the counter. */
export function childAtCounter({ age, hasDocument, applicationStatus }: ChildAtCounter): Standing {
  if (age.kind === 'too_old') {
    return { state: 'Сертификат не выдаётся', tone: 'stopped', next: 'Ребёнку исполнилось 18 лет.' };
  }
  const standing = byApplication(hasDocument, applicationStatus);
  if (age.kind === 'eligible') return standing;
  const wait = `Номер можно получить с 5\u00a0лет, то есть с ${formatDate(age.opensOn)}.`;
  return { ...standing, next: `${standing.next} ${wait}` };
}

function byApplication(hasDocument: boolean, status: ApplicationStatus | null): Standing {
  if (status === 'awaiting_confirmation') {
    return {
      state: applicationStatuses[status].title,
      tone: 'attention',
      next: 'Заявителю нужно открыть ссылку из письма. Отправить письмо ещё раз или исправить адрес можно в личном кабинете.',
    };
  }
  if (status === 'confirmed') {
    return {
      state: applicationStatuses[status].title,
      tone: 'attention',
      next: 'Семья выбирает группу и нажимает «Получить сертификат» в личном кабинете, тогда запись откроется здесь.',
    };
  }
  const ended = status !== null && !isOpen(status);
  const document = hasDocument ? '' : ' Сначала понадобится добавить документ ребёнка.';
  return {
    state: ended && status !== 'certificate_issued' ? applicationStatuses[status].title : 'Заявки нет',
    tone: 'neutral',
    next: `Семья подаёт ${ended ? 'новую заявку' : 'заявку'} ${cabinetWay}.${document}`,
  };
}
