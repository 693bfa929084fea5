import { z } from 'zod';
import type { FamilyActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { childrenOf, documentsThatCount, found } from '@/lib/access/scope';
import { certificateStatuses, effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { applicantDetailsComplete, childDetailsComplete } from '@/lib/domain/completeness';
import { plainDate } from '@/lib/domain/dates';
import { ageVerdict, documentFitsAge } from '@/lib/domain/eligibility';
import { emailField } from '@/lib/domain/fields';
import { isKnownEmail } from '@/lib/domain/known-email';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { lockRow } from '@/lib/platform/locks';
import { closeApplication } from '@/lib/endings/close-application';
import { sendConfirmationLink } from './confirmation-link';

export const fileApplicationFields = z.object({ email: emailField });

/**
 * «Отправить заявку»: files the application and queues the letter that confirms the address. An address this applicant
 * has confirmed before, for another child, needs no letter: the application is confirmed at once.
 * Two clicks or two tabs make one application. Returns its id.
 */
export async function fileApplication(actor: FamilyActor, childId: string, email: string): Promise<string> {
  requirePermission(actor, 'application.file');
  return inTransaction(async (tx) => {
    // Both parents and both tabs come here one after the other.
    await lockRow(tx, 'child', childId);
    const child = await loadChild(tx, actor, childId);
    const open = child.applications.find(
      ({ status }) => status === 'awaiting_confirmation' || status === 'confirmed',
    );
    if (open) {
      if (open.applicantId === actor.personId) return open.id;
      if (await hasLiveTie(tx, open.applicantId, childId)) {
        throw new Refusal('conflict', 'На этого ребёнка уже подана заявка другим законным представителем.');
      }
      await cancelAbandoned(tx, open.id, childId);
    }
    refuseIneligible(child);
    await refuseIncomplete(tx, actor, child);
    const application = await tx.application.create({
      data: { childId, applicantId: actor.personId, email, createdAt: now() },
      select: { id: true, number: true, applicantId: true },
    });
    const facts = { subject: ['application', application.id], childId } as const;
    await recordAudit(tx, actor, { event: 'application_filed', ...facts });
    if (await knowsEmail(tx, actor, email)) {
      await tx.application.update({
        where: { id: application.id },
        data: { status: 'confirmed', confirmedAt: now() },
      });
      const details = { ground: 'email_confirmed_before' };
      await recordAudit(tx, actor, { event: 'application_confirmed', ...facts, details });
    } else {
      await sendConfirmationLink(tx, application, email);
    }
    return application.id;
  });
}

async function knowsEmail(tx: Transaction, { personId }: FamilyActor, email: string): Promise<boolean> {
  const applicant = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { email: true, emailConfirmedAt: true },
  });
  return isKnownEmail(applicant, email, now());
}

async function hasLiveTie(tx: Transaction, guardianId: string, childId: string): Promise<boolean> {
  if (guardianId === childId) return true;
  const tie = await tx.guardianship.findFirst({
    where: { guardianId, childId, endedAt: null },
    select: { id: true },
  });
  return tie !== null;
}

/** Who may no longer act for the child left an open application behind: the portal closes it, so that it blocks nobody. */
async function cancelAbandoned(tx: Transaction, applicationId: string, childId: string): Promise<void> {
  await lockRow(tx, 'application', applicationId);
  await closeApplication(tx, applicationId, 'cancelled');
  await recordAudit(tx, null, {
    event: 'application_cancelled',
    subject: ['application', applicationId],
    childId,
    details: { ground: 'tie_ended' },
  });
}

type LoadedChild = Awaited<ReturnType<typeof loadChild>>;

async function loadChild(tx: Transaction, actor: FamilyActor, childId: string) {
  return found(
    await tx.child.findFirst({
      where: { AND: [{ personId: childId }, childrenOf(actor)] },
      select: {
        municipalityId: true,
        institutionId: true,
        unattached: true,
        person: {
          select: {
            birthDate: true,
            addressSealed: true,
            documents: { where: documentsThatCount, select: { kind: true } },
          },
        },
        applications: { select: { id: true, status: true, applicantId: true } },
        certificates: { select: { status: true } },
      },
    }),
  );
}

function refuseIneligible(child: LoadedChild): void {
  const birthDate = plainDate(found(child.person.birthDate));
  if (ageVerdict(birthDate, today()).kind === 'too_old') {
    throw new Refusal('conflict', 'Сертификат выдаётся детям до 18 лет, поэтому заявку подать нельзя.');
  }
  const live = child.certificates.some(
    ({ status }) => certificateStatuses[effectiveCertificateStatus(status, birthDate, today())].live,
  );
  if (live) throw new Refusal('conflict', 'У ребёнка сертификат уже есть. Второй не выдаётся.');
}

async function refuseIncomplete(tx: Transaction, actor: FamilyActor, child: LoadedChild): Promise<void> {
  const { person } = child;
  const birthDate = plainDate(found(person.birthDate));
  if (!person.documents.some(({ kind }) => documentFitsAge(kind, birthDate, today()))) {
    throw new Refusal(
      'conflict',
      'Сначала предоставьте документ ребёнка: свидетельство о рождении, а с 14 лет паспорт.',
    );
  }
  const childComplete = childDetailsComplete({
    address: person.addressSealed !== null,
    municipality: child.municipalityId !== null,
    institution: child.institutionId !== null,
    unattached: child.unattached,
  });
  if (!childComplete) throw new Refusal('conflict', actor.role === 'child' ? fillIn.oneself : fillIn.child);
  const applicant = await tx.person.findUniqueOrThrow({
    where: { id: actor.personId },
    select: {
      addressSealed: true,
      phoneSealed: true,
      documents: { where: { supersededAt: null }, select: { id: true }, take: 1 },
    },
  });
  const facts = {
    document: applicant.documents.length > 0,
    address: applicant.addressSealed !== null,
    phone: applicant.phoneSealed !== null,
  };
  if (!applicantDetailsComplete(facts, actor.role === 'child')) {
    throw new Refusal('conflict', fillIn.oneself);
  }
}

const fillIn = {
  child: 'Сначала заполните сведения о ребёнке в разделе «Дети».',
  oneself: 'Сначала заполните сведения о себе в разделе «Обо мне».',
};
