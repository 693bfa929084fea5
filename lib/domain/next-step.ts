import { applicationStatuses, isOpen } from '@/lib/domain/application-status';
import type { OpenApplicationStatus } from '@/lib/domain/application-status';
import { beforeApplication, provideDocument } from '@/lib/domain/application-preparation';
import { certificateStatuses, isLive } from '@/lib/domain/certificate-status';
import type { CertificateStatus, LiveCertificateStatus } from '@/lib/domain/certificate-status';
import type { ChildSituation, NextStep } from '@/lib/domain/child-situation';
import { formatDate } from '@/lib/domain/dates';

export type { ChildSituation, NextStep, StepKind } from '@/lib/domain/child-situation';

const parentContinues = 'Следующий шаг делает родитель (законный представитель), подавший заявление.';

/** Where the child stands and the one thing to do next. */
export function nextStep(situation: ChildSituation): NextStep {
  const { age, certificateStatus, applicationStatus } = situation;
  if (certificateStatus && isLive(certificateStatus)) {
    return withCertificate(certificateStatus, situation.mayApply);
  }
  if (age.kind === 'too_old') return tooOld(certificateStatus);
  if (applicationStatus && isOpen(applicationStatus)) {
    return withOpenApplication(situation, applicationStatus);
  }
  return beforeApplication(situation);
}

function withCertificate(status: LiveCertificateStatus, mayApply: boolean): NextStep {
  const state = certificateStatuses[status].title;
  switch (status) {
    case 'not_activated':
      return {
        state,
        tone: 'attention',
        text: mayApply
          ? 'Сертификат получен. Чтобы он начал действовать, принесите документы в одно из учреждений Вашего муниципалитета.'
          : 'Сертификат получен. Он начнёт действовать, когда родитель (законный представитель) принесёт документы в одно из учреждений муниципалитета.',
        action: {
          kind: 'bring_papers',
          label: mayApply ? 'Как активировать сертификат' : 'Открыть сертификат',
        },
      };
    case 'returned':
      return {
        state,
        tone: 'attention',
        text: mayApply
          ? 'Специалист нашёл неточности. Исправьте сведения и обновите заявление, тогда сертификат можно будет активировать.'
          : 'Специалист нашёл неточности. Исправить их может родитель (законный представитель).',
        action: mayApply ? { kind: 'mend', label: 'Исправить сведения' } : null,
      };
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

function tooOld(status: CertificateStatus | null): NextStep {
  return {
    state: status ? certificateStatuses[status].title : 'Сертификат не выдаётся',
    tone: 'stopped',
    text: 'Сертификат выдаётся и действует до 18 лет.',
    action: null,
  };
}

function withOpenApplication(situation: ChildSituation, status: OpenApplicationStatus): NextStep {
  const state = applicationStatuses[status].title;
  if (situation.someoneElsesApplication) {
    const text =
      'Заявление на этого ребёнка уже подано, второе подавать не нужно. Следующий шаг делает тот, кто его подал.';
    return { state, tone: 'neutral', text, action: null };
  }
  if (!situation.mayApply) return { state, tone: 'neutral', text: parentContinues, action: null };
  switch (status) {
    case 'awaiting_confirmation':
      return {
        state,
        tone: 'attention',
        text: 'Перейдите по ссылке из письма, чтобы подтвердить электронную почту. Если письма нет, отправьте его ещё раз или исправьте адрес.',
        action: { kind: 'confirm_email', label: 'Подтвердить электронную почту' },
      };
    case 'confirmed':
      return confirmed(situation, state);
  }
}

function confirmed({ age, hasDocument }: ChildSituation, state: string): NextStep {
  // A birth certificate no longer serves once the child has turned 14 on the way
  if (!hasDocument) return { ...provideDocument, state };
  if (age.kind === 'too_young') {
    const text = `Сертификат можно получить с 5 лет. Кнопка «Получить сертификат» появится ${formatDate(age.opensOn)}.`;
    return { state, tone: 'neutral', text, action: null };
  }
  return {
    state,
    tone: 'attention',
    text: 'Теперь Вы можете получить сертификат.',
    action: { kind: 'get_certificate', label: 'Получить сертификат' },
  };
}
