import { applicationStatuses, isOpen } from '@/lib/domain/application-status';
import type { OpenApplicationStatus } from '@/lib/domain/application-status';
import { preparationStep } from '@/lib/domain/application-preparation';
import { certificateStatuses, isLive } from '@/lib/domain/certificate-status';
import type { CertificateStatus, LiveCertificateStatus } from '@/lib/domain/certificate-status';
import type { ChildSituation, NextStep } from '@/lib/domain/child-situation';
import { formatDate } from '@/lib/domain/dates';
import { linkStatuses } from '@/lib/domain/link-requests';
import { scanTroubles, scanTroubleState } from '@/lib/domain/scan-files';

export { stepKinds } from '@/lib/domain/child-situation';
export type { ChildSituation, NextStep, StepKind } from '@/lib/domain/child-situation';

const parentContinues = 'Следующий шаг делает родитель (законный представитель), подавший заявление.';

/** Where the child stands and the one thing to do next. */
export function nextStep(situation: ChildSituation): NextStep {
  const { age, certificateStatus, applicationStatus } = situation;
  if (certificateStatus && isLive(certificateStatus)) return withCertificate(situation, certificateStatus);
  if (age.kind === 'too_old') return tooOld(certificateStatus);
  if (situation.waitsForLink) return waitingForLink;
  if (applicationStatus && isOpen(applicationStatus)) {
    return withOpenApplication(situation, applicationStatus);
  }
  return beforeApplication(situation);
}

function withCertificate(situation: ChildSituation, status: LiveCertificateStatus): NextStep {
  const state = certificateStatuses[status].title;
  switch (status) {
    case 'not_activated':
      return { state, ...waitingForPapers(situation) };
    case 'returned':
      return { state, ...returned(situation) };
    case 'suspended':
      return {
        state,
        tone: 'stopped',
        text: 'Записаться по сертификату сейчас нельзя. Причину сообщат в учреждении, которое принимает документы.',
        action: { kind: 'use_certificate', label: 'Посмотреть сертификат' },
      };
    case 'active':
      return {
        state,
        tone: 'success',
        text: 'Сертификат действует. По его номеру можно записаться в кружки и секции.',
        action: { kind: 'use_certificate', label: 'Открыть сертификат' },
      };
  }
}

type Step = Omit<NextStep, 'state'>;

function waitingForPapers({ mayApply, someoneElsesApplication, scanTrouble }: ChildSituation): Step {
  if (!mayApply || someoneElsesApplication) {
    const bringer = mayApply ? 'тот, кто подал заявку,' : 'родитель (законный представитель)';
    return {
      tone: 'neutral',
      text: `Сертификат получен. Он начнёт действовать, когда ${bringer} принесёт документы в одно из учреждений муниципалитета.`,
      action: { kind: 'bring_papers', label: 'Открыть сертификат' },
    };
  }
  if (scanTrouble) {
    return {
      tone: 'attention',
      text: `${scanTroubleState(scanTrouble)}. ${scanTroubles[scanTrouble]} Добавьте документ ещё раз или принесите оригинал вместе с остальными документами в учреждение.`,
      action: { kind: 'provide_document', label: 'Добавить документ ещё раз' },
    };
  }
  return {
    tone: 'attention',
    text: 'Сертификат получен. Чтобы он начал действовать, принесите документы в одно из учреждений Вашего муниципалитета.',
    action: { kind: 'bring_papers', label: 'Как активировать сертификат' },
  };
}

function returned({ mayApply, someoneElsesApplication }: ChildSituation): Step {
  const found = 'Специалист вернул запись.';
  if (!mayApply || someoneElsesApplication) {
    const mender = mayApply ? 'тот, кто подал заявку' : 'родитель (законный представитель)';
    return { tone: 'neutral', text: `${found} Исправить её может ${mender}.`, action: null };
  }
  return {
    tone: 'attention',
    text: `${found} Что не так и что сделать, написано в карточке сертификата.`,
    action: { kind: 'mend', label: 'Посмотреть, что сделать' },
  };
}

function tooOld(status: CertificateStatus | null): NextStep {
  return {
    state: status ? certificateStatuses[status].title : 'Сертификат не выдаётся',
    tone: 'stopped',
    text: 'Сертификат выдаётся и действует до 18 лет.',
    action: null,
  };
}

/** Whatever was begun for the typed record ends with the operator's decision. */
const waitingForLink: NextStep = {
  state: linkStatuses.waiting.title,
  tone: 'neutral',
  text: 'Вы попросили о связи с ребёнком. Придите с оригиналами документов в учреждение, которое принимает заявления. Больше ничего заполнять не нужно.',
  action: null,
};

function withOpenApplication(situation: ChildSituation, status: OpenApplicationStatus): NextStep {
  const state = applicationStatuses[status].title;
  if (situation.someoneElsesApplication) {
    const text = situation.isOneself
      ? 'Заявление на Ваш сертификат уже подано, второе подавать не нужно. Следующий шаг делает тот, кто его подал.'
      : 'Заявление на этого ребёнка уже подано, второе подавать не нужно. Следующий шаг делает тот, кто его подал.';
    return { state, tone: 'neutral', text, action: null };
  }
  if (!situation.mayApply) return { state, tone: 'neutral', text: parentContinues, action: null };
  const step = preparationStep(situation);
  return step
    ? { ...step, state }
    : { state, tone: 'neutral', text: waitForBirthday(situation), action: null };
}

function waitForBirthday({ age }: ChildSituation): string {
  return age.kind === 'too_young'
    ? `Сертификат можно получить с 5\u00a0лет. Кнопка «Получить сертификат» появится ${formatDate(age.opensOn)}.`
    : 'Заявка принята.';
}

const onlyParentApplies: NextStep = {
  state: 'Нет сертификата',
  tone: 'neutral',
  text: 'Заявление на сертификат подаёт родитель (законный представитель).',
  action: null,
};

function beforeApplication(situation: ChildSituation): NextStep {
  const ended = endedBefore(situation);
  const step = preparationStep(situation) ?? onlyParentApplies;
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
