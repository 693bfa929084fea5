import { applicationStatuses } from '@/lib/domain/application-status';
import { certificateStatuses } from '@/lib/domain/certificate-status';
import type { ChildSituation, NextStep } from '@/lib/domain/child-situation';
import { formatDate } from '@/lib/domain/dates';

const onlyParentApplies: NextStep = {
  state: 'Нет сертификата',
  tone: 'neutral',
  text: 'Заявление на сертификат подаёт родитель (законный представитель).',
  action: null,
};

export const provideDocument: NextStep = {
  state: 'Нужен документ',
  tone: 'attention',
  text: 'Для получения сертификата необходимо добавить свидетельство о рождении или паспорт в документы ребенка',
  action: { kind: 'provide_document', label: 'Предоставить документ' },
};

/** The step of a child who has neither a live certificate nor an open application. */
export function beforeApplication(situation: ChildSituation): NextStep {
  const ended = endedBefore(situation);
  const step = situation.mayApply ? preparation(situation) : onlyParentApplies;
  if (!ended) return step;
  return { ...step, state: ended.state, text: `${ended.text} ${step.text}` };
}

/** What came before and is over: a family may always begin anew. */
function endedBefore(situation: ChildSituation): { state: string; text: string } | null {
  const { applicationStatus, certificateStatus } = situation;
  // A cancelled or lapsed application has brought no certificate, so it is younger than an ended certificate
  if (applicationStatus === 'cancelled') {
    return { state: applicationStatuses.cancelled.title, text: 'Можно подать новую заявку.' };
  }
  if (applicationStatus === 'lapsed') {
    return {
      state: applicationStatuses.lapsed.title,
      text: 'Электронная почта не была подтверждена вовремя, можно подать новую заявку.',
    };
  }
  if (!certificateStatus) return null;
  return {
    state: certificateStatuses[certificateStatus].title,
    text: 'Прежний сертификат больше не действует, можно получить новый.',
  };
}

function preparation(situation: ChildSituation): NextStep {
  if (!situation.hasDocument) return provideDocument;
  // The applicant comes first: the form about the child then offers the applicant's address
  if (!situation.applicantDetailsComplete) {
    return {
      state: 'Не хватает сведений',
      tone: 'attention',
      text: 'Для заявления нужны ещё сведения о Вас как о заявителе. Они вводятся один раз.',
      action: { kind: 'complete_applicant', label: 'Заполнить сведения о себе' },
    };
  }
  if (!situation.childDetailsComplete) {
    return {
      state: 'Не хватает сведений',
      tone: 'attention',
      text: 'Для заявления нужны ещё сведения о ребёнке: муниципалитет, адрес, школа или детский сад.',
      action: { kind: 'complete_child', label: 'Заполнить сведения о ребёнке' },
    };
  }
  return {
    state: 'Нет сертификата',
    tone: 'attention',
    text:
      situation.age.kind === 'too_young'
        ? `Заявление можно подать уже сейчас, а получить сертификат — с ${formatDate(situation.age.opensOn)}, когда исполнится 5 лет.`
        : 'Всё готово, чтобы подать заявление.',
    action: { kind: 'file_application', label: 'Подать заявление на получение сертификата' },
  };
}
