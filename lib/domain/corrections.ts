/** States of a request to correct what is held. */
export const correctionStatuses = {
  waiting: { title: 'Ждёт ответа' },
  accepted: { title: 'Исправлено' },
  declined: { title: 'Отказано' },
} as const satisfies Record<string, { title: string }>;

export type CorrectionStatus = keyof typeof correctionStatuses;

/**
 * What may be wrong. `applied`: identity data, of which the right value is asked for and put in place by the portal once
 * the operator has seen the original; the rest the operator puts right by hand. `inPerson`: the family shows the original.
 */
export const correctionMatters = {
  surname: { title: 'Фамилия', applied: true, inPerson: true },
  givenName: { title: 'Имя', applied: true, inPerson: true },
  patronymic: { title: 'Отчество', applied: true, inPerson: true },
  birthDate: { title: 'Дата рождения', applied: true, inPerson: true },
  snils: { title: 'СНИЛС', applied: true, inPerson: true },
  document: { title: 'Документ', applied: false, inPerson: true },
  certificate: { title: 'Сведения о сертификате', applied: false, inPerson: false },
  tie: { title: 'Кто представители ребёнка', applied: false, inPerson: false },
  other: { title: 'Другое', applied: false, inPerson: false },
} as const satisfies Record<string, { title: string; applied: boolean; inPerson: boolean }>;

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

/**
 * Working days in which a family comes with the originals of what it reported as changed: what it undertakes in the
 * application, where lib/domain/paper-wording demands the same number of every wording.
 */
export const changedDataDays = 20;
