import { certificateStatuses, isLive, type CertificateStatus } from '@/lib/domain/certificate-status';
import { termWords, type RetentionTerms } from '@/lib/domain/retention';

export type WithdrawalFacts = {
  /** The certificate got on this consent; null when there is none. */
  certificate: { number: string; status: CertificateStatus } | null;
  openApplication: boolean;
  hasScan: boolean;
  terms: RetentionTerms;
};

/** What a withdrawal brings about, told before it is done: what ends at once, what is destroyed and when, what stays. */
export type WithdrawalConsequences = { ends: string[]; destroyed: string[]; stays: string[] };

/** @param facts `certificate.number` as it is shown: «42 07 000 002» */
export function withdrawalConsequences(facts: WithdrawalFacts): WithdrawalConsequences {
  const { certificate, openApplication, hasScan, terms } = facts;
  const live = certificate !== null && isLive(certificate.status);
  const soon = termWords(terms.withdrawn);
  return {
    ends: [
      ...(live
        ? [
            `Сертификат № ${certificate.number} (сейчас «${certificateStatuses[certificate.status].title}») станет «Прекращён». Вернуть его нельзя.`,
            'Записать ребёнка в кружок или секцию и платить за занятия по этому номеру будет нельзя. О занятиях, которые уже идут, договоритесь с организацией.',
          ]
        : []),
      ...(openApplication ? ['Заявка на сертификат, которая сейчас в работе, будет отменена.'] : []),
      ...(!live && !openApplication ? ['Действующего сертификата и заявки нет: прекращать нечего.'] : []),
    ],
    destroyed: [
      ...(hasScan ? [`Снимки документов ребёнка — не позже чем через ${soon}.`] : []),
      `Номера документов, СНИЛС, адреса, телефоны, тексты заявлений, вопросы учреждению и ответы — через ${soon}, если за это время Вы не попросите сертификат снова. Ваши собственные сведения останутся, если они нужны для другого ребёнка.`,
    ],
    stays: [
      `Имя, дата рождения, номер сертификата и даты его статусов — ещё ${termWords(terms.register_record)}: по ним видно, что сертификат выдавался и прекращён, и как по нему платили.`,
      'Журнал действий: кто, когда и что делал с данными. Самих данных в нём нет.',
    ],
  };
}
