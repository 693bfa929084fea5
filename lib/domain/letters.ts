import type { LinkDeclineReason } from './link-requests';
import type { ScanTrouble } from './scan-files';
import type { ReturnClosing } from '@/lib/domain/return-reasons';
import type { StatusAction } from '@/lib/domain/status-reasons';

/** What each kind of letter needs to be written. The address itself is never part of it. */
export type LetterPayloads = {
  /** Goes to an address nobody has proven yet, so it says nothing about the family. */
  confirm_email: { applicationNumber: number; link: string };
  certificate_received: {
    childName: string;
    certificateNumber: string;
    /** Null when no last day can be named yet. */
    bringUntil: string | null;
    papers: string[];
    /** The first ones of the list; `otherInstitutions` is how many more there are. */
    institutions: { name: string; address: string }[];
    otherInstitutions?: number;
    link: string;
  };
  certificate_activated: { childName: string; certificateNumber: string; institution: string; link: string };
  /** Whoever reads the mailbox may open it: it names nobody. */
  password_recovery: { link: string };
  /** `changedAt` as it is read: «20.06.2019 10:11». */
  password_changed: { changedAt: string; link: string };
  /** Goes to the address that was confirmed before; the new one is not named. */
  email_changed: { changedAt: string; link: string };
  second_step_changed: { change: SecondStepChange; changedAt: string; link: string };
  passkey_changed: { change: PasskeyChange; changedAt: string; link: string };
  /** `label` stands after «через»: «Госуслуги». */
  provider_linked: { label: string; linkedAt: string; link: string };
  /** `scansUntil` as it is read: «01.07.2026». No certificate: none had been issued on this consent. */
  consent_withdrawn: {
    childName: string;
    certificateNumber: string | null;
    scansUntil: string;
    link: string;
  };
  /** `document` is its kind: «Паспорт». */
  scan_unreadable: { childName: string; document: string; trouble: ScanTrouble; link: string };
  /** What was asked and answered stands in the cabinet only. */
  correction_answered: { accepted: boolean; link: string };
  /** `reason` in words; null where it is not said. `institution`: where it was decided, null for an admin. */
  certificate_status_changed: {
    change: StatusAction;
    childName: string;
    certificateNumber: string;
    institution: string | null;
    reason: string | null;
    mayApply: boolean;
    link: string;
  };
  /** `municipality` and `group` as they are now, where they are what changed. */
  record_changed: {
    change: 'moved' | 'group' | 'document' | 'name';
    childName: string;
    certificateNumber: string;
    institution: string | null;
    municipality: string | null;
    group: string | null;
    link: string;
  };
  /** To the one whose tie has ended (`own`) and to the other guardians; of the child the first name alone, of a guardian nothing. */
  tie_ended: { own: boolean; childGivenName: string; reason: string; link: string };
  certificate_returned: {
    childName: string;
    certificateNumber: string;
    institution: string;
    reasons: { title: string; todo: string }[];
    /** What the operator wrote in their own words stands in the cabinet only. */
    remark: boolean;
    /** Nothing is to be mended in the cabinet: the family only comes again. */
    deskOnly: boolean;
    /** Missing in letters written before the closings were told apart. */
    closing?: ReturnClosing;
    link: string;
  };
  return_lifted: { childName: string; certificateNumber: string; institution: string; link: string };
  /** `fields` as they are read: «Фамилия». Never the values. */
  data_corrected: { childName: string; fields: string[]; institution: string; link: string };
  /** Nothing is told of the family the child is registered with. `childName` as the asker knows it; letters of before have none. */
  link_decided: {
    granted: boolean;
    childName?: string | null;
    reason?: LinkDeclineReason | null;
    link: string;
  };
  /** To whoever was the child's guardian before. Who has been added is not named. */
  /** `institution`: where the papers were looked at; null where an admin did. */
  guardian_added: { childName: string; institution: string | null; link: string };
};

/** What the owner of an account is told of the second step of the sign-in. */
export type SecondStepChange =
  'switched_on' | 'replaced' | 'switched_off' | 'reset' | 'new_codes' | 'code_used';

export type PasskeyChange = 'added' | 'removed';

export type LetterKind = keyof LetterPayloads;

/** Whether a letter is also shown in «Почта» of the cabinet; one that only proves an address is not. */
export const letterKinds = {
  confirm_email: { shownInCabinet: false },
  certificate_received: { shownInCabinet: true },
  certificate_activated: { shownInCabinet: true },
  password_recovery: { shownInCabinet: false },
  password_changed: { shownInCabinet: true },
  email_changed: { shownInCabinet: true },
  second_step_changed: { shownInCabinet: true },
  passkey_changed: { shownInCabinet: true },
  provider_linked: { shownInCabinet: true },
  scan_unreadable: { shownInCabinet: true },
  consent_withdrawn: { shownInCabinet: true },
  correction_answered: { shownInCabinet: true },
  certificate_status_changed: { shownInCabinet: true },
  record_changed: { shownInCabinet: true },
  tie_ended: { shownInCabinet: true },
  certificate_returned: { shownInCabinet: true },
  return_lifted: { shownInCabinet: true },
  data_corrected: { shownInCabinet: true },
  link_decided: { shownInCabinet: true },
  guardian_added: { shownInCabinet: true },
} as const satisfies Record<LetterKind, { shownInCabinet: boolean }>;
