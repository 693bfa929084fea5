import type { ApplicationStatus } from './application-status';
import type { CertificateStatus } from './certificate-status';

/** Where a pupil without anything to activate stands, and what the family has to do. */
export const pupilStandings = {
  returned: 'Возвращён на исправление: семья исправляет сведения и обновляет заявление',
  confirmed: 'Заявка подтверждена: семье осталось получить сертификат в кабинете',
  awaiting: 'Заявка подана: семье осталось подтвердить электронную почту',
  ended: 'Прежний сертификат закончился, новой заявки нет',
  too_young: 'Ещё нет 5 лет: можно подготовить заявку',
  nothing: 'Заявки на сертификат нет',
} as const satisfies Record<string, string>;

type PupilFacts = {
  /** Has not had the fifth birthday. */
  tooYoung: boolean;
  /** The latest one's, null without any. */
  certificate: CertificateStatus | null;
  application: ApplicationStatus | null;
};

export function pupilStanding({
  tooYoung,
  certificate,
  application,
}: PupilFacts): keyof typeof pupilStandings {
  if (certificate === 'returned') return 'returned';
  if (application === 'confirmed') return 'confirmed';
  if (application === 'awaiting_confirmation') return 'awaiting';
  if (certificate !== null) return 'ended';
  return tooYoung ? 'too_young' : 'nothing';
}
