import { Temporal } from 'temporal-polyfill';
import { isLive } from '@/lib/domain/certificate-status';
import { ageOn, plainDate, type PlainDate } from '@/lib/domain/dates';
import { endAge } from '@/lib/domain/eligibility';
import { isToTell } from '@/lib/domain/life';
import { closeApplication } from '@/lib/endings/close-application';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';
import { guardiansOf, recipientOf, recipientShape } from '@/lib/record-changes/recipients';
import { writeStatus } from '@/lib/record-changes/write-status';
import { freeRecord } from '@/lib/reservations/reserve-record';
import { lockCertificate, type LivedDay } from './lived-day';
import { tellOnce } from './tell-once';

/** On the 18th birthday the certificate ends by itself: what pages have shown since midnight is written down. */
export async function expire(tx: Transaction, id: string, { day }: LivedDay): Promise<boolean> {
  const childId = await lockCertificate(tx, id);
  const { status, validUntil } = await tx.certificate.findUniqueOrThrow({
    where: { id },
    select: { status: true, validUntil: true },
  });
  const until = plainDate(validUntil);
  if (!isLive(status) || Temporal.PlainDate.compare(until, day) > 0) return false;
  await writeStatus(tx, null, { id, status }, { action: 'expire', reasons: [] });
  await freeRecord(tx, id);
  await recordAudit(tx, null, { event: 'certificate_expired', subject: ['certificate', id], childId });
  if (isToTell('certificate_expired', until, today())) await sayGoodbye(tx, id, childId);
  return true;
}

/** To the grown-up child, and to those who have been its guardians until today. */
async function sayGoodbye(tx: Transaction, id: string, childId: string): Promise<void> {
  const { number, validUntil, child } = await tx.certificate.findUniqueOrThrow({
    where: { id },
    select: {
      number: true,
      validUntil: true,
      child: { select: { person: { select: { givenName: true, ...recipientShape } } } },
    },
  });
  const grownUp = recipientOf(child.person);
  const reached = grownUp.accountId !== null || grownUp.email !== null;
  const guardians = await guardiansOf(tx, childId);
  const { APP_URL } = environment();
  await tellOnce(tx, {
    childId,
    kind: 'certificate_expired',
    forDay: plainDate(validUntil),
    // Of no child any more: their tie ends today, and this letter they keep.
    to: [...(reached ? [grownUp] : []), ...guardians.map((to) => ({ ...to, childId: null }))],
    payload: ({ personId }) => {
      const own = personId === childId;
      return {
        own,
        childGivenName: child.person.givenName,
        certificateNumber: own ? number : null,
        link: new URL(own ? `/cabinet/certificates/${id}` : '/cabinet', APP_URL).href,
      };
    },
  });
}

/** At 18 nobody is given a certificate any more: an application that is still open waits for nothing. */
export async function closeOfAge(tx: Transaction, id: string, { day }: LivedDay): Promise<boolean> {
  const { childId } = await tx.application.findUniqueOrThrow({ where: { id }, select: { childId: true } });
  await lockRow(tx, 'child', childId);
  await lockRow(tx, 'application', id);
  if (!(await isGrownUp(tx, childId, day))) return false;
  if (!(await closeApplication(tx, id, 'cancelled'))) return false;
  await recordAudit(tx, null, {
    event: 'application_cancelled',
    subject: ['application', id],
    childId,
    details: { ground: 'of_age' },
  });
  return true;
}

/** What a parent asked of a child that is grown up now they see no more: nobody at a desk shall answer into the void. */
export async function closeQuestionOfAge(tx: Transaction, id: string, { day }: LivedDay): Promise<boolean> {
  const { application } = await tx.familyQuestion.findUniqueOrThrow({
    where: { id },
    select: { application: { select: { childId: true } } },
  });
  await lockRow(tx, 'child', application.childId);
  if (!(await isGrownUp(tx, application.childId, day))) return false;
  const { count } = await tx.familyQuestion.updateMany({
    where: { id, status: { not: 'closed' } },
    data: { status: 'closed', waitingSince: null, version: { increment: 1 }, changedAt: now() },
  });
  return count > 0;
}

async function isGrownUp(tx: Transaction, childId: string, day: PlainDate): Promise<boolean> {
  const { birthDate } = await tx.person.findUniqueOrThrow({
    where: { id: childId },
    select: { birthDate: true },
  });
  return birthDate !== null && ageOn(plainDate(birthDate), day) >= endAge;
}
