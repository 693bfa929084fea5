import { isAddressAtFault, isUnanswered } from '@/lib/domain/delivery-failures';
import { readDeliveryReport } from '@/lib/domain/delivery-report';
import { recordAudit } from '@/lib/platform/audit';
import { markBadAddress } from '@/lib/platform/bad-addresses';
import { now } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import type { Prisma } from '@/lib/platform/generated/prisma/client';
import { lockRow } from '@/lib/platform/locks';
import { log } from '@/lib/platform/log';

/** Longest report that is read, bytes: what says why and about which letter stands before the returned letter. */
export const longestReport = 1024 * 1024;

/** Servers give up after about five days; whoever finds an old report in a mailbox must not move anything by it. */
const mostDays = 14;

const shape = {
  id: true,
  emailTo: true,
  delivery: true,
  sentAt: true,
  attempts: true,
  attemptStartedAt: true,
  lastError: true,
} as const satisfies Prisma.LetterSelect;

type Known = Prisma.LetterGetPayload<{ select: typeof shape }>;

/** `no_report`: another kind of message. `unknown`: of no letter of ours, told before, or too late. */
type BounceOutcome = 'recorded' | 'unknown' | 'no_report';

/**
 * Takes a report that a letter did not arrive: the letter has failed, and where its address is at fault, it is marked. The
 * letter is known by its id, which nobody can guess; whom it went to is known here, whatever the report says.
 */
export async function recordBounce(message: string): Promise<BounceOutcome> {
  const report = readDeliveryReport(message);
  if (!report) return 'no_report';
  const reason = `DSN ${report.status}`;
  const letterId = await inTransaction((tx) => failLetter(tx, report.ids, reason));
  if (letterId === null) return 'unknown';
  log().warn({ event: 'letter_bounced', letterId, reason });
  return 'recorded';
}

async function failLetter(tx: Transaction, ids: readonly string[], reason: string): Promise<string | null> {
  const messageId = { in: ids.map((id) => `<${id}>`) };
  const known = await tx.letter.findFirst({ where: { messageId }, select: { id: true } });
  if (!known) return null;
  await lockRow(tx, 'letter', known.id);
  const letter = await tx.letter.findUniqueOrThrow({ where: { id: known.id }, select: shape });
  if (!mayComeBack(letter)) return null;
  const failed = { delivery: 'failed', lastError: reason, sentAt: null, attemptStartedAt: null } as const;
  await tx.letter.update({ where: { id: letter.id }, data: failed });
  await markIfAtFault(tx, letter, reason);
  return letter.id;
}

/**
 * Whether there is anything to come back: a letter sent lately, or one whose worker could not note any more that it was. One
 * that waits to be sent again is on its way to an address that has been mended: a report on the former try says nothing of it.
 */
function mayComeBack({ delivery, sentAt, attempts, attemptStartedAt, lastError }: Known): boolean {
  if (delivery === 'sent')
    return sentAt !== null && sentAt.getTime() > now().getTime() - mostDays * 86_400_000;
  if (delivery !== 'queued') return false;
  return attemptStartedAt !== null || (attempts > 0 && lastError !== null && isUnanswered(lastError));
}

/** Marks the address of a letter that failed, where the reason is the address itself. */
export async function markIfAtFault(
  tx: Transaction,
  letter: { id: string; emailTo: string | null },
  reason: string,
): Promise<void> {
  if (letter.emailTo === null || !isAddressAtFault(reason)) return;
  if (!(await markBadAddress(tx, letter.emailTo, reason))) return;
  await recordAudit(tx, null, {
    event: 'address_marked',
    subject: ['letter', letter.id],
    details: { reason },
  });
}
