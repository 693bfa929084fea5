import { liveStatuses } from '@/lib/domain/certificate-status';
import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { found } from '@/lib/access/scope';
import { tellStatus } from '@/lib/record-changes/tell-family';
import { formatCertificateNumber } from '@/lib/domain/certificate-number';
import { dayIn, dbDate, formatDate } from '@/lib/domain/dates';
import { Refusal } from '@/lib/domain/refusal';
import { closeApplication } from '@/lib/endings/close-application';
import { terminateCertificate } from '@/lib/endings/terminate-certificate';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';
import { logForRestore } from '@/lib/platform/log';
import { queueLetter } from '@/lib/platform/outbox';
import { childItself, guardiansOf } from '@/lib/record-changes/recipients';
import { loadTerms } from '../retention/terms';
import { consentedChildren, shownName } from './own-children';

export const notGivenByYou =
  'Отозвать согласие может тот, кто его дал. На этот сертификат согласие давали не Вы или оно ещё не подписано.';

/**
 * «Отозвать согласие»: by whoever gave it. What was got on it ends at once; pictures and numbers are destroyed by the
 * retention rules, which count from this moment. Pressed twice, or in two windows at once, it acts once. Who gave it may
 * withdraw it when the tie to the child has ended, too: it is theirs.
 */
export async function withdrawConsent(actor: FamilyActor, childId: string): Promise<void> {
  requirePermission(actor, 'consent.withdraw');
  const withdrawn = await inTransaction(async (tx) => {
    await lockRow(tx, 'child', childId);
    const child = found(
      await tx.child.findFirst({
        where: { AND: [{ personId: childId }, consentedChildren(actor)] },
        select: {
          personId: true,
          person: { select: { surname: true, givenName: true, patronymic: true } },
        },
      }),
    );
    const consents = await tx.consent.findMany({
      where: { childId, giverId: actor.personId },
      select: { id: true, withdrawnAt: true },
    });
    if (consents.length === 0) throw new Refusal('conflict', notGivenByYou);
    const live = consents.find(({ withdrawnAt }) => withdrawnAt === null);
    if (!live) return false;
    await tx.consent.updateMany({
      where: { id: live.id, withdrawnAt: null },
      data: { withdrawnAt: now() },
    });
    await recordAudit(tx, actor, { event: 'consent_withdrawn', subject: ['consent', live.id], childId });
    const number = await endCertificate(tx, actor, childId);
    await cancelApplication(tx, actor, childId);
    const childName = await shownName(tx, actor, child);
    await tellGiver(tx, actor, childId, { childName, certificateNumber: number });
    return true;
  });
  // A restore from a backup of before knows nothing of it: the log, kept elsewhere, does.
  if (withdrawn) logForRestore({ event: 'consent_withdrawn', record: childId });
}

/** Ends what was got on this consent: not the certificate for which the other guardian applied. */
async function endCertificate(tx: Transaction, actor: FamilyActor, childId: string): Promise<string | null> {
  const certificate = await tx.certificate.findFirst({
    where: {
      childId,
      application: { applicantId: actor.personId },
      status: { in: liveStatuses },
      // From the 18th birthday on it has ended by itself.
      validUntil: { gt: dbDate(today()) },
    },
    select: { id: true, childId: true, number: true },
  });
  if (!certificate) return null;
  await lockRow(tx, 'certificate', certificate.id);
  const { status } = await tx.certificate.findUniqueOrThrow({
    where: { id: certificate.id },
    select: { status: true },
  });
  await terminateCertificate(tx, actor, { ...certificate, status }, 'withdraw_consent', 'consent_withdrawn');
  await tellOthers(tx, actor, certificate);
  return formatCertificateNumber(certificate.number);
}

/** The other guardians and the child learn that the certificate has ended: they did nothing and may still use it. */
async function tellOthers(
  tx: Transaction,
  actor: FamilyActor,
  { id, childId }: { id: string; childId: string },
): Promise<void> {
  const family = [...(await guardiansOf(tx, childId)), ...(await childItself(tx, childId))];
  const others = family.filter(({ personId }) => personId !== actor.personId);
  await tellStatus(tx, actor, id, 'terminate', 'consent_withdrawn', others);
}

async function cancelApplication(tx: Transaction, actor: FamilyActor, childId: string): Promise<void> {
  const open = await tx.application.findFirst({
    where: {
      childId,
      applicantId: actor.personId,
      status: { in: ['awaiting_confirmation', 'confirmed'] },
    },
    select: { id: true },
  });
  if (!open) return;
  await lockRow(tx, 'application', open.id);
  if (!(await closeApplication(tx, open.id, 'cancelled'))) return;
  await recordAudit(tx, actor, {
    event: 'application_cancelled',
    subject: ['application', open.id],
    childId,
  });
}

async function tellGiver(
  tx: Transaction,
  actor: FamilyActor,
  childId: string,
  facts: { childName: string; certificateNumber: string | null },
): Promise<void> {
  const application = await tx.application.findFirst({
    where: { childId, applicantId: actor.personId },
    orderBy: { createdAt: 'desc' },
    select: { email: true },
  });
  const { withdrawn } = await loadTerms(tx);
  const scansUntil = dayIn(environment().TIME_ZONE, now()).add({ days: withdrawn + 1 });
  await queueLetter(
    tx,
    { personId: actor.personId, accountId: actor.accountId, childId, email: application?.email ?? null },
    'consent_withdrawn',
    {
      ...facts,
      scansUntil: formatDate(scansUntil),
      link: new URL('/cabinet/data', environment().APP_URL).href,
    },
  );
}
