import { Temporal } from 'temporal-polyfill';
import type { PlainDate } from '@/lib/domain/dates';
import { validUntil } from '@/lib/domain/eligibility';
import type { Role } from '@/lib/domain/roles';

/** `live`: the child has this certificate, so there may be no second one. */
export const certificateStatuses = {
  not_activated: { title: 'Не активирован', live: true },
  returned: { title: 'Возвращён на исправление', live: true },
  active: { title: 'Активирован', live: true },
  suspended: { title: 'Приостановлен', live: true },
  terminated: { title: 'Прекращён', live: false },
  expired: { title: 'Истёк', live: false },
} as const satisfies Record<string, { title: string; live: boolean }>;

export type CertificateStatus = keyof typeof certificateStatuses;

export type LiveCertificateStatus = {
  [Status in CertificateStatus]: (typeof certificateStatuses)[Status]['live'] extends true ? Status : never;
}[CertificateStatus];

export function isLive(status: CertificateStatus): status is LiveCertificateStatus {
  return certificateStatuses[status].live;
}

/** The statuses of a certificate a child has; every query that asks for «живой» asks for these. */
export const liveStatuses = (Object.keys(certificateStatuses) as CertificateStatus[]).filter(isLive);

type Transition = {
  from: readonly CertificateStatus[];
  to: CertificateStatus;
  roles: readonly (Role | 'system')[];
};

const staff = ['operator', 'municipal_admin', 'regional_admin'] as const;

/** Terminated and expired are final. That an activation is undone only on its own day is the verb's to check. */
export const certificateTransitions = {
  activate: { from: ['not_activated'], to: 'active', roles: ['operator'] },
  undo_activation: { from: ['active'], to: 'not_activated', roles: ['operator'] },
  return_for_correction: { from: ['not_activated'], to: 'returned', roles: staff },
  mend: { from: ['returned'], to: 'not_activated', roles: ['parent', 'child', 'operator'] },
  suspend: { from: ['active'], to: 'suspended', roles: staff },
  restore: { from: ['suspended'], to: 'active', roles: staff },
  terminate: { from: ['not_activated', 'returned', 'active', 'suspended'], to: 'terminated', roles: staff },
  withdraw_consent: {
    from: ['not_activated', 'returned', 'active', 'suspended'],
    to: 'terminated',
    roles: ['parent', 'child'],
  },
  expire: { from: ['not_activated', 'returned', 'active', 'suspended'], to: 'expired', roles: ['system'] },
} as const satisfies Record<string, Transition>;

export type CertificateAction = keyof typeof certificateTransitions;

export const terminationReasons = {
  moved_away: { title: 'Ребёнок переехал' },
  own_request: { title: 'По желанию заявителя' },
  consent_withdrawn: { title: 'Отозвано согласие на обработку персональных данных' },
  mistake_or_duplicate: { title: 'Выдан по ошибке или повторно' },
  papers_not_brought: { title: 'Документы не представлены в срок' },
  death: { title: 'Смерть ребёнка' },
} as const satisfies Record<string, { title: string }>;

export type TerminationReason = keyof typeof terminationReasons;

/** The status after the action, or null if the action is not possible from this one. */
export function nextCertificateStatus(
  action: CertificateAction,
  from: CertificateStatus,
): CertificateStatus | null {
  const transition: Transition = certificateTransitions[action];
  return transition.from.includes(from) ? transition.to : null;
}

/** Whether someone in this role may do this to a certificate in this status; scope is checked elsewhere. */
export function canAct(action: CertificateAction, from: CertificateStatus, role: Role | 'system'): boolean {
  const transition: Transition = certificateTransitions[action];
  return transition.roles.includes(role) && transition.from.includes(from);
}

/** On the 18th birthday a certificate ends by itself, even before the nightly job has written it down. */
export function effectiveCertificateStatus(
  stored: CertificateStatus,
  birthDate: PlainDate,
  today: PlainDate,
): CertificateStatus {
  const ended = Temporal.PlainDate.compare(validUntil(birthDate), today) <= 0;
  return ended && isLive(stored) ? 'expired' : stored;
}
