/** States of a request to correct what is held. */
export const correctionStatuses = {
  waiting: { title: 'Ждёт ответа' },
  accepted: { title: 'Исправлено' },
  declined: { title: 'Отказано' },
} as const satisfies Record<string, { title: string }>;

export type CorrectionStatus = keyof typeof correctionStatuses;

/**
 * What may be wrong. `applied`: identity data, of which the right value is asked for and put in place by the portal once
 * the operator has seen the original; the rest the operator puts right by hand.
 */
export const correctionMatters = {
  surname: { title: 'Фамилия', applied: true },
  givenName: { title: 'Имя', applied: true },
  patronymic: { title: 'Отчество', applied: true },
  birthDate: { title: 'Дата рождения', applied: true },
  snils: { title: 'СНИЛС', applied: true },
  document: { title: 'Документ', applied: false },
  certificate: { title: 'Сведения о сертификате', applied: false },
  tie: { title: 'Кто представители ребёнка', applied: false },
  other: { title: 'Другое', applied: false },
} as const satisfies Record<string, { title: string; applied: boolean }>;

export type CorrectionMatter = keyof typeof correctionMatters;

export type AppliedMatter = {
  [Matter in CorrectionMatter]: (typeof correctionMatters)[Matter]['applied'] extends true ? Matter : never;
}[CorrectionMatter];

export const allCorrectionMatters = Object.keys(correctionMatters) as CorrectionMatter[];

export function isApplied(matter: CorrectionMatter): matter is AppliedMatter {
  return correctionMatters[matter].applied;
}

/** Working days in which a request is answered (152-ФЗ, art. 20). */
export const correctionAnswerDays = 10;
