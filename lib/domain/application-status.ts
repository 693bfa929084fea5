import type { Role } from '@/lib/domain/roles';

/** `open`: the application is under way, so the child needs no second one. */
export const applicationStatuses = {
  awaiting_confirmation: { title: 'Заявка на сертификат не подтверждена', open: true },
  confirmed: { title: 'Заявка на сертификат подтверждена', open: true },
  certificate_issued: { title: 'Сертификат получен', open: false },
  cancelled: { title: 'Заявка отменена', open: false },
  lapsed: { title: 'Срок подтверждения заявки истёк', open: false },
} as const satisfies Record<string, { title: string; open: boolean }>;

export type ApplicationStatus = keyof typeof applicationStatuses;

export type OpenApplicationStatus = {
  [Status in ApplicationStatus]: (typeof applicationStatuses)[Status]['open'] extends true ? Status : never;
}[ApplicationStatus];

export function isOpen(status: ApplicationStatus): status is OpenApplicationStatus {
  return applicationStatuses[status].open;
}

/** How the application came: by the family's own cabinet, or at a counter where an operator saw the applicant. */
export const applicationChannels = {
  cabinet: { title: 'В личном кабинете' },
  in_person: { title: 'Лично в учреждении' },
} as const satisfies Record<string, { title: string }>;

type Transition = {
  from: readonly ApplicationStatus[];
  to: ApplicationStatus;
  roles: readonly (Role | 'system')[];
};

const applicantOrOperator = ['parent', 'child', 'operator'] as const;

/** The operator acts here for a family that came in person and has no e-mail to confirm. */
export const applicationTransitions = {
  confirm: { from: ['awaiting_confirmation'], to: 'confirmed', roles: applicantOrOperator },
  issue: { from: ['confirmed'], to: 'certificate_issued', roles: applicantOrOperator },
  cancel: { from: ['awaiting_confirmation', 'confirmed'], to: 'cancelled', roles: ['parent', 'child'] },
  lapse: { from: ['awaiting_confirmation'], to: 'lapsed', roles: ['system'] },
} as const satisfies Record<string, Transition>;

export type ApplicationAction = keyof typeof applicationTransitions;

/** How long the link of a confirmation letter works. */
export const confirmationLinkHours = 48;

/** After so many days without confirmation the application lapses. */
export const applicationLapseDays = 30;

export type ConfirmationLink = { createdAt: Date; usedAt: Date | null; voidedAt: Date | null };

/** The status after the action, or null if the action is not possible from this one. */
export function nextApplicationStatus(
  action: ApplicationAction,
  from: ApplicationStatus,
): ApplicationStatus | null {
  const transition: Transition = applicationTransitions[action];
  return transition.from.includes(from) ? transition.to : null;
}

/** Whether someone in this role may do this to an application in this status; scope is checked elsewhere. */
export function canActOnApplication(
  action: ApplicationAction,
  from: ApplicationStatus,
  role: Role | 'system',
): boolean {
  const transition: Transition = applicationTransitions[action];
  return transition.roles.includes(role) && transition.from.includes(from);
}

/** A used link stays «used» for ever, so that pressing it twice never frightens the one who confirmed in time. */
export function linkState(link: ConfirmationLink, now: Date): 'valid' | 'used' | 'voided' | 'expired' {
  if (link.usedAt) return 'used';
  if (link.voidedAt) return 'voided';
  return now < confirmationLinkEnd(link.createdAt) ? 'valid' : 'expired';
}

export function confirmationLinkEnd(createdAt: Date): Date {
  return new Date(createdAt.getTime() + confirmationLinkHours * 3_600_000);
}
