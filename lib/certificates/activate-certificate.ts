import { z } from 'zod';
import type { Actor, OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import { markArrival } from '@/lib/booked-times/arrival';
import { fullName } from '@/lib/domain/names';
import type { Paper, PaperKey } from '@/lib/domain/papers-to-bring';
import { Faults, Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockRow } from '@/lib/platform/locks';
import { queueLetter } from '@/lib/platform/outbox';
import { recipientsOf } from '@/lib/record-changes/recipients';
import { requireReservation } from '@/lib/reservations/holder';
import { freeRecord } from '@/lib/reservations/reserve-record';
import { settingsOn } from '@/lib/settings/settings-on';
import { additionFor } from '@/lib/settings/letters/addition-for';
import { findActivationObstacle } from './activation-obstacle';
import { listPapersToBring } from './bringing';
import { openFundingYear } from './funding-year';

const seen = z.enum(['original', 'copy']).optional().catch(undefined);

/** One field a paper: what lay on the desk; nothing chosen means that the paper was not there. */
export const activateFields = z.object({
  /** The version of the papers the operator compared with: nothing newer is activated unseen. */
  paperId: z.uuid({ error: 'Откройте запись заново и проверьте документы ещё раз' }),
  application: seen,
  consent: seen,
  applicant_document: seen,
  child_document: seen,
  residence: seen,
  snils: seen,
} satisfies Record<PaperKey, typeof seen> & { paperId: z.ZodType });

export type SeenPapers = z.output<typeof activateFields>;

/** «Активировать»: the operator has compared the papers. Status, checks, consent, tie, letter and audit commit together. */
export async function activateCertificate(
  actor: Actor,
  certificateId: string,
  seenPapers: SeenPapers,
): Promise<void> {
  requirePermission(actor, 'certificate.activate');
  await inTransaction((tx) => activateWithin(tx, actor, certificateId, seenPapers));
}

/** The same as a part of a transaction: one child of a class or of a family, with what else is written about it. */
export async function activateWithin(
  tx: Transaction,
  actor: OperatorActor,
  certificateId: string,
  seenPapers: SeenPapers,
): Promise<void> {
  await lockFamilyRecord(tx, actor, certificateId);
  const certificate = await loadCertificate(tx, actor, certificateId);
  if (certificate.papers[0]?.id !== seenPapers.paperId) {
    throw new Refusal(
      'conflict',
      'Пока Вы проверяли, семья изменила сведения и обновила заявление. Сверьте запись ещё раз с новым заявлением.',
    );
  }
  const obstacle = await findActivationObstacle(tx, actor, certificateId);
  if (obstacle) throw new Refusal('conflict', obstacle);
  await requireReservation(tx, actor, certificateId);
  const papers = await listPapersToBring(tx, certificateId);
  const { acceptsCopies } = await settingsOn(tx, certificate.municipalityId);
  refuseMissingPapers(papers, seenPapers, acceptsCopies);

  // Before the certificate is active: from then on nothing is booked for it.
  await markArrival(tx, actor, certificateId);
  // One instant for all that the activation makes: by it an undone activation finds its own again, and nothing else.
  const at = now();
  const { count } = await tx.certificate.updateMany({
    where: { id: certificateId, status: 'not_activated' },
    data: {
      status: 'active',
      activatedAt: at,
      activatedById: actor.accountId,
      activatedAtInstitutionId: actor.institutionId,
    },
  });
  if (count === 0) throw new Refusal('conflict');
  await tx.certificateStatusChange.create({
    data: {
      certificateId,
      fromStatus: 'not_activated',
      toStatus: 'active',
      at,
      byAccountId: actor.accountId,
      byRole: actor.role,
      institutionId: actor.institutionId,
    },
  });
  await recordChecks(tx, actor, certificateId, papers, seenPapers, at);
  await recordConsent(tx, certificate, at);
  if (seenPapers.child_document === 'original') await proveTie(tx, actor, certificate, at);
  await openFundingYear(tx, { certificateId, groupId: certificate.groupId, at }, today());
  await tellFamily(tx, actor, certificateId, certificate);
  await recordAudit(tx, actor, {
    event: 'certificate_activated',
    subject: ['certificate', certificateId],
    childId: certificate.childId,
  });
  await freeRecord(tx, certificateId);
}

/** The child first, then the certificate, as everywhere: while the papers are checked in, the family changes nothing. */
async function lockFamilyRecord(tx: Transaction, actor: OperatorActor, certificateId: string): Promise<void> {
  const { childId } = found(
    await tx.certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: { childId: true },
    }),
  );
  await lockRow(tx, 'child', childId);
  await lockRow(tx, 'certificate', certificateId);
}

type LoadedCertificate = Awaited<ReturnType<typeof loadCertificate>>;

async function loadCertificate(tx: Transaction, actor: OperatorActor, certificateId: string) {
  return found(
    await tx.certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: {
        number: true,
        childId: true,
        groupId: true,
        municipalityId: true,
        child: { select: { person: { select: { surname: true, givenName: true, patronymic: true } } } },
        papers: { orderBy: { version: 'desc' }, take: 1, select: { id: true } },
        application: { select: { applicantId: true } },
      },
    }),
  );
}

function refuseMissingPapers(papers: readonly Paper[], seenPapers: SeenPapers, acceptsCopies: boolean): void {
  const missing = papers.filter(({ key, needed }) => needed === 'required' && !seenPapers[key]);
  if (missing.length > 0) {
    throw new Faults(Object.fromEntries(missing.map((paper) => [paper.key, missingWords(paper)])));
  }
  const copied = papers.find(({ key }) => seenPapers[key] === 'copy');
  if (copied && !acceptsCopies) {
    throw new Refusal('invalid', 'В этом муниципалитете принимаются только оригиналы.', copied.key);
  }
}

/** Who signs the two that are signed stands beside the fields: here every word counts. */
function missingWords({ title }: Paper): string {
  return `Не хватает: ${title.replace(/, подписанн.*$/, '')}`;
}

async function recordChecks(
  tx: Transaction,
  actor: OperatorActor,
  certificateId: string,
  papers: readonly Paper[],
  seenPapers: SeenPapers,
  at: Date,
): Promise<void> {
  await tx.paperCheck.deleteMany({ where: { certificateId } });
  await tx.paperCheck.createMany({
    data: papers.map(({ key }) => ({
      certificateId,
      paperKey: key,
      result: seenPapers[key] ?? ('not_required' as const),
      checkedById: actor.accountId,
      checkedAt: at,
    })),
  });
}

/** The signed consent lies on the desk: from now on it stands in the register, tied to the wording that was signed. */
async function recordConsent(tx: Transaction, certificate: LoadedCertificate, at: Date): Promise<void> {
  const paperId = found(certificate.papers[0]).id;
  const consent = { giverId: certificate.application.applicantId, childId: certificate.childId };
  const given = await tx.consent.findFirst({
    where: { ...consent, withdrawnAt: null },
    select: { id: true },
  });
  if (!given) await tx.consent.create({ data: { ...consent, paperId, givenAt: at } });
}

async function proveTie(
  tx: Transaction,
  actor: OperatorActor,
  certificate: LoadedCertificate,
  at: Date,
): Promise<void> {
  const tie = await tx.guardianship.findFirst({
    where: {
      guardianId: certificate.application.applicantId,
      childId: certificate.childId,
      endedAt: null,
      provenAt: null,
    },
    select: { id: true },
  });
  if (!tie) return;
  await tx.guardianship.update({
    where: { id: tie.id },
    data: { provenAt: at, provenById: actor.accountId },
  });
  await recordAudit(tx, actor, {
    event: 'tie_proven',
    subject: ['child', certificate.childId],
    childId: certificate.childId,
  });
}

async function tellFamily(
  tx: Transaction,
  actor: OperatorActor,
  certificateId: string,
  certificate: LoadedCertificate,
): Promise<void> {
  const institution = await tx.institution.findUniqueOrThrow({
    where: { id: actor.institutionId },
    select: { shortName: true },
  });
  const addition = await additionFor(tx, certificateId, 'certificate_activated');
  for (const to of await recipientsOf(tx, certificateId)) {
    await queueLetter(tx, to, 'certificate_activated', {
      addition,
      childName: fullName(certificate.child.person),
      certificateNumber: certificate.number,
      institution: institution.shortName,
      link: new URL(`/cabinet/certificates/${certificateId}`, environment().APP_URL).href,
    });
  }
}
