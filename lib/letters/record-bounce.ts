import { isAddressAtFault } from '@/lib/domain/delivery-failures';
import { readDeliveryReport } from '@/lib/domain/delivery-report';
import { recordAudit } from '@/lib/platform/audit';
import { markBadAddress } from '@/lib/platform/bad-addresses';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { log } from '@/lib/platform/log';

/** Longest report that is read, bytes: what says why and about which letter stands before the returned letter. */
export const longestReport = 1024 * 1024;

/** `no_report`: another kind of message. `unknown`: of no letter of ours, or told before. */
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
  const letter = await tx.letter.findFirst({ where: { messageId }, select: { id: true, emailTo: true } });
  if (!letter) return null;
  const { count } = await tx.letter.updateMany({
    // One that its worker could not mark any more as sent has come back, too.
    where: { id: letter.id, OR: [{ delivery: 'sent' }, { delivery: 'queued', attempts: { gt: 0 } }] },
    data: { delivery: 'failed', lastError: reason, sentAt: null, attemptStartedAt: null },
  });
  if (count === 0) return null;
  await markIfAtFault(tx, { id: letter.id, emailTo: letter.emailTo }, reason);
  return letter.id;
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
