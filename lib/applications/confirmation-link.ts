import { createHash, randomBytes } from 'node:crypto';
import { confirmationLinkEnd } from '@/lib/domain/application-status';
import { Refusal } from '@/lib/domain/refusal';
import { now } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { queueLetter } from '@/lib/platform/outbox';

/** Only the hash of a link's token is kept: who reads the table cannot confirm anything. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(token).digest());
}

type WaitingApplication = { id: string; number: number; applicantId: string };

const mostLettersADay = 15;

/** Makes a link that voids the earlier ones and queues its letter, in the transaction of the application. */
export async function sendConfirmationLink(
  tx: Transaction,
  application: WaitingApplication,
  email: string,
): Promise<void> {
  await refuseTooManyLetters(tx, application.applicantId);
  const createdAt = now();
  const token = randomBytes(32).toString('base64url');
  await tx.emailConfirmation.updateMany({
    where: { applicationId: application.id, usedAt: null, voidedAt: null },
    data: { voidedAt: createdAt },
  });
  await tx.emailConfirmation.create({
    data: { applicationId: application.id, email, tokenHash: tokenHash(token), createdAt },
  });
  const to = { personId: application.applicantId, accountId: null, email };
  const link = new URL(`/confirm-email/${token}`, environment().APP_URL).href;
  const payload = { applicationNumber: application.number, link };
  await queueLetter(tx, to, 'confirm_email', payload, { until: confirmationLinkEnd(createdAt) });
}

/** The portal is no means of writing to strangers: an applicant has a bound of letters a day, whatever the addresses. */
async function refuseTooManyLetters(tx: Transaction, applicantId: string): Promise<void> {
  const sent = await tx.emailConfirmation.count({
    where: { application: { applicantId }, createdAt: { gt: new Date(now().getTime() - 86_400_000) } },
  });
  if (sent >= mostLettersADay) {
    throw new Refusal(
      'too_many',
      'За сутки отправлено слишком много писем. Проверьте адрес и повторите завтра.',
    );
  }
}
