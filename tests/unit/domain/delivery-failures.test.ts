import { describe, expect, test } from 'vitest';
import {
  failureOf,
  isAddressAtFault,
  isUnanswered,
  type DeliveryFailure,
} from '@/lib/domain/delivery-failures';

const cases: readonly [reason: string, failure: DeliveryFailure, marks: boolean][] = [
  ['UnsendableMail', 'malformed', false],
  ['outdated', 'outdated', false],
  ['EENVELOPE RCPT TO 550 5.1.1', 'no_address', true],
  // «relay not permitted», «Sender address rejected»: of us, not of the address.
  ['EENVELOPE RCPT TO 550', 'recipient_refused', false],
  ['EENVELOPE RCPT TO 553', 'recipient_refused', false],
  ['EENVELOPE RCPT TO 550 5.1.0', 'recipient_refused', false],
  ['EENVELOPE RCPT TO 550 5.1.8', 'settings', false],
  ['EENVELOPE RCPT TO 550 5.7.1', 'refused_us', false],
  ['EENVELOPE RCPT TO 554', 'refused', false],
  ['EENVELOPE RCPT TO 554 5.7.1', 'refused_us', false],
  ['EENVELOPE RCPT TO 450 4.2.2', 'mailbox_full', false],
  ['EENVELOPE RCPT TO 451 4.7.1', 'refused_us', false],
  ['EENVELOPE RCPT TO 450', 'not_now', false],
  ['EENVELOPE RCPT TO 552', 'mailbox_full', false],
  ['EENVELOPE MAIL FROM 550 5.1.8', 'settings', false],
  ['EENVELOPE RCPT TO 530', 'settings', false],
  ['EAUTH AUTH PLAIN 535 5.7.8', 'settings', false],
  ['EMESSAGE DATA 554 5.3.4', 'too_big', false],
  ['EMESSAGE DATA 554', 'refused', false],
  ['ESOCKET ECONNREFUSED CONN', 'unreachable', false],
  ['ETIMEDOUT CONN', 'unreachable', false],
  ['EABORT', 'unreachable', false],
  ['ETLS CONN', 'unencrypted', false],
  ['Error', 'portal', false],
  ['DSN 5.1.1', 'no_address', true],
  ['DSN 5.1.2', 'no_domain', true],
  ['DSN 5.4.4', 'no_domain', true],
  ['DSN 5.0.0', 'refused', false],
  ['DSN 5.1.0', 'recipient_refused', false],
  ['DSN 5.1.3', 'no_address', true],
  ['DSN 5.1.6', 'no_address', true],
  ['DSN 5.1.10', 'no_domain', true],
  ['DSN 5.2.0', 'recipient_refused', false],
  ['DSN 5.2.1', 'mailbox_off', true],
  ['DSN 5.2.2', 'mailbox_full', true],
  ['DSN 4.2.2', 'mailbox_full', false],
  ['DSN 4.4.7', 'too_long', false],
  ['DSN 5.7.1', 'refused_us', false],
  ['DSN 5.2.3', 'too_big', false],
];

describe('what the codes of a mail server mean', () => {
  test.each(cases)('%s: %s, the address is marked: %s', (reason, failure, marks) => {
    expect(failureOf(reason)).toBe(failure);
    expect(isAddressAtFault(reason)).toBe(marks);
  });
});

test.each([
  ['ETIMEDOUT CONN', true],
  ['ESOCKET', true],
  ['EABORT', true],
  ['ECONNECTION 421', false],
  ['EENVELOPE RCPT TO 451 4.7.1', false],
  ['Error', false],
])('%s leaves open whether the letter was taken: %s', (reason, open) => {
  expect(isUnanswered(reason)).toBe(open);
});
