import {
  terminationReasons,
  type CertificateAction,
  type CertificateStatus,
} from '@/lib/domain/certificate-status';
import { liftReasons, returnReasons } from '@/lib/domain/return-reasons';

type Reason = {
  /** As staff choose it and as the history shows it. */
  title: string;
  /** Such a decision rests on a paper: its kind, number and date are asked for. */
  document: boolean;
  /** Only from these statuses; from each the action knows when left out. */
  from?: readonly CertificateStatus[];
};

const suspensionReasons = {
  suspend_request: { title: 'По заявлению заявителя', document: true },
  suspend_data_check: { title: 'Проверяются сведения о ребёнке или заявителе', document: false },
  suspend_residence_check: { title: 'Проверяется, живёт ли ребёнок в муниципалитете', document: false },
  suspend_duplicate_check: { title: 'Проверяется, не выдан ли второй сертификат', document: false },
  suspend_rules: { title: 'Нарушены правила персонифицированного финансирования', document: true },
  suspend_authority: { title: 'По решению суда или уполномоченного органа', document: true },
} as const satisfies Record<string, Reason>;

const restorationReasons = {
  restore_request: { title: 'По заявлению заявителя', document: true },
  restore_cause_gone: { title: 'Причина приостановления устранена', document: false },
  restore_mistake: { title: 'Сертификат был приостановлен по ошибке', document: false },
  restore_authority: { title: 'По решению суда или уполномоченного органа', document: true },
} as const satisfies Record<string, Reason>;

const undoReasons = {
  undo_wrong_record: { title: 'Активирована не та запись', document: false },
  undo_papers: { title: 'Принесли не все документы', document: false },
  undo_person: { title: 'Приходил не заявитель', document: false },
  undo_data: { title: 'Сведения не совпадают с документами', document: false },
  undo_pressed: { title: 'Нажато по ошибке', document: false },
} as const satisfies Record<string, Reason>;

const endings = {
  moved_away: { title: terminationReasons.moved_away.title, document: false },
  own_request: { title: terminationReasons.own_request.title, document: true },
  consent_withdrawn: { title: terminationReasons.consent_withdrawn.title, document: true },
  mistake_or_duplicate: { title: terminationReasons.mistake_or_duplicate.title, document: false },
  papers_not_brought: {
    title: terminationReasons.papers_not_brought.title,
    document: false,
    from: ['not_activated', 'returned'],
  },
  death: { title: terminationReasons.death.title, document: true },
} as const satisfies Record<keyof typeof terminationReasons, Reason>;

/** What staff do to a status with a reason of a closed list, each by its own list. */
export const statusReasons = {
  suspend: suspensionReasons,
  restore: restorationReasons,
  terminate: endings,
  undo_activation: undoReasons,
} as const satisfies Partial<Record<CertificateAction, Record<string, Reason>>>;

export type StatusAction = keyof typeof statusReasons;

const allReasons: Readonly<Record<string, Reason>> = {
  ...suspensionReasons,
  ...restorationReasons,
  ...endings,
  ...undoReasons,
};

export const allStatusReasonKeys = Object.keys(allReasons);

/** The reason, if the action knows it and it may stand for leaving this status; null otherwise. */
export function reasonFor(action: StatusAction, key: string, from: CertificateStatus): Reason | null {
  const reasons: Readonly<Record<string, Reason>> = statusReasons[action];
  const reason = Object.hasOwn(reasons, key) ? reasons[key] : undefined;
  return reason && (reason.from?.includes(from) ?? true) ? reason : null;
}

/** The reasons from which to choose, for a certificate in this status. */
export function listReasons(
  action: StatusAction,
  from: CertificateStatus,
): { key: string; reason: Reason }[] {
  return Object.keys(statusReasons[action]).flatMap((key) => {
    const reason = reasonFor(action, key, from);
    return reason ? [{ key, reason }] : [];
  });
}

/** Every reason a step of the history may carry. The keys of the lists do not meet. */
const titles: Readonly<Record<string, { title: string }>> = {
  ...allReasons,
  ...returnReasons,
  ...liftReasons,
};

/** A key of the history in words; null for one that has none. */
export function statusReasonTitle(key: string): string | null {
  return (Object.hasOwn(titles, key) && titles[key]?.title) || null;
}
