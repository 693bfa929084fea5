import { render } from '@react-email/render';
import { cloneElement, type ReactElement } from 'react';
import type { LetterKind, LetterPayloads } from '@/lib/domain/letters';
import * as certificateExpired from './certificate-expired';
import * as mayReceive from './may-receive';
import * as turnsFourteen from './turns-fourteen';
import * as endsSoon from './ends-soon';
import * as deadlineTomorrow from './deadline-tomorrow';
import * as deadlinePassed from './deadline-passed';
import * as nextAmount from './next-amount';
import * as certificateActivated from './certificate-activated';
import * as certificateReceived from './certificate-received';
import * as certificateStatusChanged from './certificate-status-changed';
import * as certificateReturned from './certificate-returned';
import * as confirmEmail from './confirm-email';
import * as emailChanged from './email-changed';
import * as dataExported from './data-exported';
import * as dataDestroyed from './data-destroyed';
import * as papersReminder from './papers-reminder';
import * as passkeyChanged from './passkey-changed';
import * as consentWithdrawn from './consent-withdrawn';
import * as correctionAnswered from './correction-answered';
import * as dataCorrected from './data-corrected';
import * as guardianAdded from './guardian-added';
import * as linkAsked from './link-asked';
import * as linkDecided from './link-decided';
import * as loginChanged from './login-changed';
import * as newDevice from './new-device';
import * as passwordChanged from './password-changed';
import * as passwordRecovery from './password-recovery';
import * as proposalSettled from './proposal-settled';
import * as proposalWaiting from './proposal-waiting';
import * as providerLinked from './provider-linked';
import * as questionAnswered from './question-answered';
import * as questionAsked from './question-asked';
import * as returnLifted from './return-lifted';
import type { LayoutProps } from './layout';
import { plainText } from './plain-text';
import * as scansDestroyed from './scans-destroyed';
import * as scanUnreadable from './scan-unreadable';
import * as recordChanged from './record-changed';
import * as secondStepChanged from './second-step-changed';
import * as staffDigest from './staff-digest';
import * as staffAccessChanged from './staff-access-changed';
import * as staffInvited from './staff-invited';
import * as staffSecondStepReset from './staff-second-step-reset';
import { forOutlook } from './theme';
import * as tieEnded from './tie-ended';
import * as visitBooked from './visit-booked';
import * as visitCancelled from './visit-cancelled';
import * as visitMoved from './visit-moved';
import * as visitTomorrow from './visit-tomorrow';

type Template<Kind extends LetterKind> = {
  /** Draws a `Layout` with what the letter says. */
  Letter: ((payload: LetterPayloads[Kind]) => ReactElement<LayoutProps>) & {
    PreviewProps: LetterPayloads[Kind];
  };
  subject: (payload: LetterPayloads[Kind]) => string;
};

type Templates = { [Kind in LetterKind]: Template<Kind> };

/** Every kind of letter with its template; `PreviewProps` of a template are what a preview shows. */
export const templates = {
  confirm_email: { Letter: confirmEmail.ConfirmEmail, subject: confirmEmail.subject },
  certificate_received: {
    Letter: certificateReceived.CertificateReceived,
    subject: certificateReceived.subject,
  },
  certificate_activated: {
    Letter: certificateActivated.CertificateActivated,
    subject: certificateActivated.subject,
  },
  data_destroyed: { Letter: dataDestroyed.DataDestroyed, subject: dataDestroyed.subject },
  scans_destroyed: { Letter: scansDestroyed.ScansDestroyed, subject: scansDestroyed.subject },
  papers_reminder: { Letter: papersReminder.PapersReminder, subject: papersReminder.subject },
  password_recovery: { Letter: passwordRecovery.PasswordRecovery, subject: passwordRecovery.subject },
  password_changed: { Letter: passwordChanged.PasswordChanged, subject: passwordChanged.subject },
  email_changed: { Letter: emailChanged.EmailChanged, subject: emailChanged.subject },
  login_changed: { Letter: loginChanged.LoginChanged, subject: loginChanged.subject },
  new_device: { Letter: newDevice.NewDevice, subject: newDevice.subject },
  data_exported: { Letter: dataExported.DataExported, subject: dataExported.subject },
  second_step_changed: { Letter: secondStepChanged.SecondStepChanged, subject: secondStepChanged.subject },
  passkey_changed: { Letter: passkeyChanged.PasskeyChanged, subject: passkeyChanged.subject },
  provider_linked: { Letter: providerLinked.ProviderLinked, subject: providerLinked.subject },
  scan_unreadable: { Letter: scanUnreadable.ScanUnreadable, subject: scanUnreadable.subject },
  consent_withdrawn: { Letter: consentWithdrawn.ConsentWithdrawn, subject: consentWithdrawn.subject },
  correction_answered: {
    Letter: correctionAnswered.CorrectionAnswered,
    subject: correctionAnswered.subject,
  },
  certificate_status_changed: {
    Letter: certificateStatusChanged.CertificateStatusChanged,
    subject: certificateStatusChanged.subject,
  },
  record_changed: { Letter: recordChanged.RecordChanged, subject: recordChanged.subject },
  tie_ended: { Letter: tieEnded.TieEnded, subject: tieEnded.subject },
  certificate_returned: {
    Letter: certificateReturned.CertificateReturned,
    subject: certificateReturned.subject,
  },
  return_lifted: { Letter: returnLifted.ReturnLifted, subject: returnLifted.subject },
  data_corrected: { Letter: dataCorrected.DataCorrected, subject: dataCorrected.subject },
  link_asked: { Letter: linkAsked.LinkAsked, subject: linkAsked.subject },
  link_decided: { Letter: linkDecided.LinkDecided, subject: linkDecided.subject },
  guardian_added: { Letter: guardianAdded.GuardianAdded, subject: guardianAdded.subject },
  staff_invited: { Letter: staffInvited.StaffInvited, subject: staffInvited.subject },
  staff_access_changed: {
    Letter: staffAccessChanged.StaffAccessChanged,
    subject: staffAccessChanged.subject,
  },
  staff_second_step_reset: {
    Letter: staffSecondStepReset.StaffSecondStepReset,
    subject: staffSecondStepReset.subject,
  },
  visit_booked: { Letter: visitBooked.VisitBooked, subject: visitBooked.subject },
  visit_moved: { Letter: visitMoved.VisitMoved, subject: visitMoved.subject },
  visit_cancelled: { Letter: visitCancelled.VisitCancelled, subject: visitCancelled.subject },
  visit_tomorrow: { Letter: visitTomorrow.VisitTomorrow, subject: visitTomorrow.subject },
  proposal_waiting: { Letter: proposalWaiting.ProposalWaiting, subject: proposalWaiting.subject },
  proposal_settled: { Letter: proposalSettled.ProposalSettled, subject: proposalSettled.subject },
  staff_digest: { Letter: staffDigest.StaffDigest, subject: staffDigest.subject },
  certificate_expired: { Letter: certificateExpired.CertificateExpired, subject: certificateExpired.subject },
  may_receive: { Letter: mayReceive.MayReceive, subject: mayReceive.subject },
  turns_fourteen: { Letter: turnsFourteen.TurnsFourteen, subject: turnsFourteen.subject },
  ends_soon: { Letter: endsSoon.EndsSoon, subject: endsSoon.subject },
  deadline_tomorrow: { Letter: deadlineTomorrow.DeadlineTomorrow, subject: deadlineTomorrow.subject },
  deadline_passed: { Letter: deadlinePassed.DeadlinePassed, subject: deadlinePassed.subject },
  next_amount: { Letter: nextAmount.NextAmount, subject: nextAmount.subject },
  question_answered: { Letter: questionAnswered.QuestionAnswered, subject: questionAnswered.subject },
  question_asked: { Letter: questionAsked.QuestionAsked, subject: questionAsked.subject },
} as const satisfies Templates;

export type RenderedLetter = { subject: string; html: string; text: string };

/** What every letter shows around its own words, found when it is sent. */
type LetterFrame = Pick<LayoutProps, 'choices' | 'supportPhone'>;

/** A letter in the blocks of its template: an e-mail and the page in «Почта» are drawn from the same. */
export function composeLetter<Kind extends LetterKind>(
  kind: Kind,
  payload: LetterPayloads[Kind],
): { subject: string; letter: ReactElement<LayoutProps> } {
  const table: Templates = templates;
  const { Letter, subject } = table[kind];
  return { subject: subject(payload), letter: Letter(payload) };
}

export async function renderLetter<Kind extends LetterKind>(
  kind: Kind,
  payload: LetterPayloads[Kind],
  frame: LetterFrame = {},
): Promise<RenderedLetter> {
  const { subject, letter } = composeLetter(kind, payload);
  const rendered = await render(cloneElement(letter, frame));
  // React writes no conditional comments.
  const html = rendered.replace('</head>', `${forOutlook}</head>`);
  return { subject, html, text: plainText(html) };
}
