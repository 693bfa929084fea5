import { render } from '@react-email/render';
import { createElement, type FunctionComponent, type ReactElement } from 'react';
import type { LetterKind, LetterPayloads } from '@/lib/domain/letters';
import * as certificateActivated from './certificate-activated';
import * as certificateReceived from './certificate-received';
import * as certificateStatusChanged from './certificate-status-changed';
import * as certificateReturned from './certificate-returned';
import * as confirmEmail from './confirm-email';
import * as emailChanged from './email-changed';
import * as dataDestroyed from './data-destroyed';
import * as papersReminder from './papers-reminder';
import * as passkeyChanged from './passkey-changed';
import * as consentWithdrawn from './consent-withdrawn';
import * as correctionAnswered from './correction-answered';
import * as dataCorrected from './data-corrected';
import * as guardianAdded from './guardian-added';
import * as linkDecided from './link-decided';
import * as passwordChanged from './password-changed';
import * as passwordRecovery from './password-recovery';
import * as proposalSettled from './proposal-settled';
import * as proposalWaiting from './proposal-waiting';
import * as providerLinked from './provider-linked';
import * as returnLifted from './return-lifted';
import { plainText } from './plain-text';
import * as scanUnreadable from './scan-unreadable';
import * as recordChanged from './record-changed';
import * as secondStepChanged from './second-step-changed';
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
  Letter: FunctionComponent<LetterPayloads[Kind]> & { PreviewProps: LetterPayloads[Kind] };
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
  papers_reminder: { Letter: papersReminder.PapersReminder, subject: papersReminder.subject },
  password_recovery: { Letter: passwordRecovery.PasswordRecovery, subject: passwordRecovery.subject },
  password_changed: { Letter: passwordChanged.PasswordChanged, subject: passwordChanged.subject },
  email_changed: { Letter: emailChanged.EmailChanged, subject: emailChanged.subject },
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
} as const satisfies Templates;

export type RenderedLetter = { subject: string; html: string; text: string };

/** A letter in the blocks of its template: an e-mail and the page in «Почта» are drawn from the same. */
export function composeLetter<Kind extends LetterKind>(
  kind: Kind,
  payload: LetterPayloads[Kind],
): { subject: string; letter: ReactElement } {
  const table: Templates = templates;
  const { Letter, subject } = table[kind];
  return { subject: subject(payload), letter: createElement(Letter, payload) };
}

export async function renderLetter<Kind extends LetterKind>(
  kind: Kind,
  payload: LetterPayloads[Kind],
): Promise<RenderedLetter> {
  const { subject, letter } = composeLetter(kind, payload);
  const rendered = await render(letter);
  // React writes no conditional comments.
  const html = rendered.replace('</head>', `${forOutlook}</head>`);
  return { subject, html, text: plainText(html) };
}
