import type { BookingCancelReason } from './bookings';
import type { LinkDeclineReason } from './link-requests';
import type { digestTopics } from './notification-choices';
import { notificationTopics, type NotificationTopic } from './notification-topics';
import type { ProposalKind } from './proposals';
import type { ScanTrouble } from './scan-files';
import type { RetentionMatter } from './retention';
import type { ReturnClosing } from '@/lib/domain/return-reasons';
import type { StatusAction } from '@/lib/domain/status-reasons';

/** What the municipality has added to a letter. Missing in letters written before there were additions. */
export type LetterAddition = { municipality: string; paragraphs: string[] };

type Added = { addition?: LetterAddition | null };

/** What each kind of letter needs to be written. The address itself is never part of it. */
export type LetterPayloads = {
  /** Goes to an address nobody has proven yet, so it says nothing about the family. */
  confirm_email: { applicationNumber: number; link: string };
  certificate_received: Added & {
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
  certificate_activated: Added & {
    childName: string;
    certificateNumber: string;
    institution: string;
    link: string;
  };
  /** Names nobody: the numbers as they are read, and what the destruction rests on. */
  data_destroyed: { certificateNumbers: string[]; ground: string; day: string; link: string };
  /** What went on one day of one child, a line for each reason; `day` as it is read. */
  scans_destroyed: { childName: string; scans: DestroyedScans[]; day: string; link: string };
  /** `bringUntil` as it is read, null when no last day can be named; `overdue`: it is past. */
  papers_reminder: {
    childName: string;
    certificateNumber: string;
    bringUntil: string | null;
    overdue: boolean;
    papers: string[];
    link: string;
  };
  /** Whoever reads the mailbox may open it: it names nobody. */
  password_recovery: { link: string };
  /** `changedAt` as it is read: «20.06.2019 10:11». */
  password_changed: { changedAt: string; link: string };
  /** Goes to the address that was confirmed before; the new one is not named. */
  email_changed: { changedAt: string; link: string };
  /** Neither the login of before nor the one of now is named. */
  login_changed: { changedAt: string; link: string };
  /** `device`: «Firefox, Windows», null when the browser did not say. Never an address of the network. */
  new_device: { device: string | null; signedInAt: string; link: string };
  /** A copy of everything held was taken: a sign for its owner, in case it was somebody else. */
  data_exported: { madeAt: string; link: string };
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
  certificate_status_changed: Added & {
    change: StatusAction;
    childName: string;
    certificateNumber: string;
    institution: string | null;
    reason: string | null;
    mayApply: boolean;
    link: string;
  };
  /** `municipality` and `group` as they are now, where they are what changed. */
  record_changed: Added & {
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
  certificate_returned: Added & {
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
  return_lifted: Added & { childName: string; certificateNumber: string; institution: string; link: string };
  /** `fields` as they are read: «Фамилия». Never the values. */
  data_corrected: { childName: string; fields: string[]; institution: string; link: string };
  /** To the child's guardians. Who asks is not named: whether they are who they say, an operator finds out. */
  link_asked: { childName: string; link: string };
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
  /** `role` and `place` as they are read; no place for the region. `until`: «20.06.2019 10:11». */
  staff_invited: { staffName: string; role: string; place: string | null; until: string; link: string };
  /** `role` and `place` where it is a role that changed: the one given, ended, or the one at the new place. */
  staff_access_changed: {
    change: StaffAccessChange;
    role: string | null;
    place: string | null;
    changedAt: string;
    link: string;
  };
  staff_second_step_reset: { changedAt: string; link: string };
  /** `when` of every visit as it is read: «во вторник, 24.11.2026, в 9:30». */
  visit_booked: VisitPayload;
  /** `before`: the time that was agreed on until now. */
  visit_moved: VisitPayload & { before: string };
  visit_cancelled: {
    childName: string;
    when: string;
    place: string;
    reason: BookingCancelReason;
    link: string;
  };
  visit_tomorrow: VisitPayload;
  /** To each who may decide. Why, in the words of the proposer, stands on the page only; `until`: «20.06.2019 10:11». */
  proposal_waiting: ProposalPayload & { proposedBy: string; until: string | null };
  /** To the proposer, once. `counts` of a deed on many records, `refusal` and who decided as far as there was a decision. */
  proposal_settled: ProposalPayload & {
    outcome: ProposalOutcome;
    counts: { done: number; left: number } | null;
    decidedBy: string | null;
    refusal: string | null;
  };
  /** To staff who chose one letter a day: how many of each kind nobody has read yet. `day` as it is read: «20.06.2019». */
  staff_digest: { day: string; events: { kind: DigestedKind; count: number }[]; link: string };
  /** On the 18th birthday: to the child (`own`) with its number, to those whose tie ends that day with the first name alone. */
  certificate_expired: {
    own: boolean;
    childGivenName: string;
    certificateNumber: string | null;
    link: string;
  };
  /** At five, where everything else was prepared before. */
  may_receive: { childName: string; link: string };
  /** `activated`: the papers have been checked already; `own`: to the child itself; `signsIn`: it has a sign-in of its own. */
  turns_fourteen: {
    own: boolean;
    signsIn: boolean;
    childName: string;
    certificateNumber: string;
    activated: boolean;
    link: string;
  };
  /** `until`: the 18th birthday, as it is read; `own`: to the child itself. */
  ends_soon: { own: boolean; childName: string; certificateNumber: string; until: string; link: string };
  /** `tomorrow`: the last day is the very next one, not the first after a weekend. */
  deadline_tomorrow: TermPayload & { tomorrow: boolean };
  deadline_passed: TermPayload;
  /** `amount` as it is read: «12 345,67 ₽». */
  next_amount: { childName: string; certificateNumber: string; year: number; amount: string; link: string };
  /** Names nobody: question and answer stand in the cabinet only. `institution`: where it was answered. */
  question_answered: { institution: string; link: string };
  /** To who works at the institution the family chose. Who asks and what stands on the page only. */
  question_asked: { institution: string; link: string };
};

/** What a letter says of a certificate whose papers are waited for. */
type TermPayload = {
  childName: string;
  certificateNumber: string;
  /** The last day of the term, as it is read. */
  until: string;
  /** The last day on which papers are still taken; null: the municipality ends nothing, whoever comes later is served. */
  lastDay: string | null;
  papers: string[];
  link: string;
};

export type DestroyedScans = { count: number; reason: RetentionMatter };

/** Where and when somebody is awaited; `link` leads to the page where the time can be changed. */
type VisitPayload = {
  childName: string;
  when: string;
  place: string;
  address: string;
  phone: string | null;
  link: string;
};

/** What is proposed, nobody named: `records` is null of a deed that is one step as a whole, `place` of the whole region. */
type ProposalPayload = { deed: ProposalKind; records: number | null; place: string | null; link: string };

/** How a proposal ended. `not_done`: it was confirmed, and by then there was nothing it could be done to. */
export type ProposalOutcome = 'done' | 'not_done' | 'refused' | 'expired';

/** What an admin changed in the access of a member of staff. */
export type StaffAccessChange = 'role_given' | 'role_ended' | 'moved' | 'blocked' | 'unblocked';

/** What the owner of an account is told of the second step of the sign-in. */
export type SecondStepChange =
  'switched_on' | 'replaced' | 'switched_off' | 'reset' | 'new_codes' | 'code_used';

export type PasskeyChange = 'added' | 'removed';

export type LetterKind = keyof LetterPayloads;

/** Whether a letter is also shown in «Почта» of the cabinet (one that only proves an address is not), and what it is about. */
export const letterKinds = {
  confirm_email: { shownInCabinet: false, topic: 'asked' },
  certificate_received: { shownInCabinet: true, topic: 'certificate' },
  data_destroyed: { shownInCabinet: true, topic: 'personal_data' },
  scans_destroyed: { shownInCabinet: true, topic: 'personal_data' },
  papers_reminder: { shownInCabinet: true, topic: 'reminders' },
  certificate_activated: { shownInCabinet: true, topic: 'certificate' },
  password_recovery: { shownInCabinet: false, topic: 'asked' },
  password_changed: { shownInCabinet: true, topic: 'sign_in' },
  email_changed: { shownInCabinet: true, topic: 'sign_in' },
  login_changed: { shownInCabinet: true, topic: 'sign_in' },
  new_device: { shownInCabinet: true, topic: 'sign_in' },
  data_exported: { shownInCabinet: true, topic: 'sign_in' },
  second_step_changed: { shownInCabinet: true, topic: 'sign_in' },
  passkey_changed: { shownInCabinet: true, topic: 'sign_in' },
  provider_linked: { shownInCabinet: true, topic: 'sign_in' },
  scan_unreadable: { shownInCabinet: true, topic: 'certificate' },
  consent_withdrawn: { shownInCabinet: true, topic: 'personal_data' },
  correction_answered: { shownInCabinet: true, topic: 'certificate' },
  certificate_status_changed: { shownInCabinet: true, topic: 'certificate' },
  record_changed: { shownInCabinet: true, topic: 'certificate' },
  tie_ended: { shownInCabinet: true, topic: 'personal_data' },
  certificate_returned: { shownInCabinet: true, topic: 'certificate' },
  return_lifted: { shownInCabinet: true, topic: 'certificate' },
  data_corrected: { shownInCabinet: true, topic: 'personal_data' },
  link_asked: { shownInCabinet: true, topic: 'personal_data' },
  link_decided: { shownInCabinet: true, topic: 'personal_data' },
  guardian_added: { shownInCabinet: true, topic: 'personal_data' },
  staff_invited: { shownInCabinet: false, topic: 'asked' },
  staff_access_changed: { shownInCabinet: true, topic: 'sign_in' },
  staff_second_step_reset: { shownInCabinet: true, topic: 'sign_in' },
  visit_booked: { shownInCabinet: true, topic: 'visits' },
  visit_moved: { shownInCabinet: true, topic: 'visits' },
  visit_cancelled: { shownInCabinet: true, topic: 'visits_cancelled' },
  visit_tomorrow: { shownInCabinet: true, topic: 'visits' },
  proposal_waiting: { shownInCabinet: true, topic: 'proposals' },
  proposal_settled: { shownInCabinet: true, topic: 'proposals' },
  staff_digest: { shownInCabinet: true, topic: 'digest' },
  certificate_expired: { shownInCabinet: true, topic: 'certificate' },
  may_receive: { shownInCabinet: true, topic: 'reminders' },
  turns_fourteen: { shownInCabinet: true, topic: 'reminders' },
  ends_soon: { shownInCabinet: true, topic: 'reminders' },
  deadline_tomorrow: { shownInCabinet: true, topic: 'reminders' },
  deadline_passed: { shownInCabinet: true, topic: 'reminders' },
  next_amount: { shownInCabinet: true, topic: 'amount' },
  question_answered: { shownInCabinet: true, topic: 'answers' },
  question_asked: { shownInCabinet: true, topic: 'questions' },
} as const satisfies Record<LetterKind, { shownInCabinet: boolean; topic: NotificationTopic }>;

/** What the letter of the day may tell of. */
export type DigestedKind = {
  [Kind in LetterKind]: (typeof letterKinds)[Kind]['topic'] extends (typeof digestTopics)[number]
    ? Kind
    : never;
}[LetterKind];

/** The higher goes first: somebody waits for an urgent letter in front of the screen, or would come for nothing. */
export function sendingPriority(kind: LetterKind): number {
  return notificationTopics[letterKinds[kind].topic].urgent ? 1 : 0;
}

/** Letters that name a child: they are shown only to whoever may see that child. */
export type KindNamingChild = {
  [Kind in LetterKind]: LetterPayloads[Kind] extends { childName: string } ? Kind : never;
}[LetterKind];

const namesChild = {
  certificate_received: true,
  papers_reminder: true,
  certificate_activated: true,
  consent_withdrawn: true,
  scan_unreadable: true,
  scans_destroyed: true,
  certificate_status_changed: true,
  record_changed: true,
  certificate_returned: true,
  return_lifted: true,
  data_corrected: true,
  guardian_added: true,
  visit_booked: true,
  visit_moved: true,
  visit_cancelled: true,
  visit_tomorrow: true,
  may_receive: true,
  turns_fourteen: true,
  ends_soon: true,
  deadline_tomorrow: true,
  deadline_passed: true,
  next_amount: true,
  link_asked: true,
} as const satisfies Record<KindNamingChild, true>;

export const kindsNamingChild = Object.keys(namesChild) as KindNamingChild[];
