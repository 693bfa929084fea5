import { letterKinds, type LetterKind } from '@/lib/domain/letters';

/** Tests that do the real deed and read the very letter as it came over SMTP; each fails without the kinds it is to read. */
export const readers = {
  family: 'tests/e2e/letters.spec.ts',
  desk: 'tests/e2e/letters.spec.ts',
  account: 'tests/e2e/letters.spec.ts',
  admins: 'tests/e2e/letters.spec.ts',
  provider: 'tests/e2e/account-provider.spec.ts',
  // What the worker's days and nights bring, and questions.
  worker: 'tests/integration/letters/deeds-to-mailbox.test.ts',
} as const;

export type Reader = keyof typeof readers;

/** Where each kind of letter is read: a new kind is read somewhere. */
const readBy = {
  certificate_received: 'family',
  visit_booked: 'family',
  visit_moved: 'family',
  visit_cancelled: 'family',
  consent_withdrawn: 'family',
  data_exported: 'family',
  scan_unreadable: 'family',
  confirm_email: 'family',
  email_changed: 'family',
  link_asked: 'family',
  link_decided: 'family',
  certificate_returned: 'desk',
  return_lifted: 'desk',
  certificate_activated: 'desk',
  data_corrected: 'desk',
  correction_answered: 'desk',
  certificate_status_changed: 'desk',
  record_changed: 'desk',
  tie_ended: 'desk',
  guardian_added: 'desk',
  login_changed: 'account',
  password_changed: 'account',
  password_recovery: 'account',
  passkey_changed: 'account',
  new_device: 'account',
  second_step_changed: 'account',
  staff_invited: 'admins',
  staff_access_changed: 'admins',
  staff_second_step_reset: 'admins',
  proposal_waiting: 'admins',
  proposal_settled: 'admins',
  papers_reminder: 'admins',
  data_destroyed: 'admins',
  provider_linked: 'provider',
  visit_tomorrow: 'worker',
  scans_destroyed: 'worker',
  certificate_expired: 'worker',
  may_receive: 'worker',
  turns_fourteen: 'worker',
  ends_soon: 'worker',
  deadline_tomorrow: 'worker',
  deadline_passed: 'worker',
  next_amount: 'worker',
  staff_digest: 'worker',
  question_asked: 'worker',
  question_answered: 'worker',
} as const satisfies Record<LetterKind, Reader>;

export function kindsReadBy(reader: Reader): LetterKind[] {
  return (Object.keys(letterKinds) as LetterKind[]).filter((kind) => readBy[kind] === reader);
}
