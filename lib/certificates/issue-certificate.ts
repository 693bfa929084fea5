import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { FamilyActor, OperatorActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { applicationsOf, found } from '@/lib/access/scope';
import { certificateStatuses, effectiveCertificateStatus } from '@/lib/domain/certificate-status';
import { dbDate, formatDate, plainDate, type PlainDate } from '@/lib/domain/dates';
import { ageVerdict, validUntil } from '@/lib/domain/eligibility';
import { Refusal } from '@/lib/domain/refusal';
import { recordAudit } from '@/lib/platform/audit';
import { now, today } from '@/lib/platform/clock';
import { inTransaction, type Transaction } from '@/lib/platform/database';
import { settingsOn } from '@/lib/settings/settings-on';
import { lockRow } from '@/lib/platform/locks';
import { allocateNumber } from './allocate-number';
import { choiceOf } from './choice';
import { makePaper } from './make-paper';
import { matchChild } from '@/lib/duplicates/match-child';
import { recordSuspicions, refuseSameChild } from '@/lib/duplicates/suspect-child';
import { announceCertificate } from './announce-certificate';
import { takePlace } from './group-places';

export const issueCertificateFields = z.object({
  groupId: z.uuid({ error: 'Выберите группу сертификата' }),
  documentId: z.uuid({ error: 'Выберите документ' }),
});

type Chosen = z.output<typeof issueCertificateFields>;

/**
 * «Получить сертификат»: gives the child its number and makes the papers. However many clicks, tabs or parents ask
 * at once, one certificate is issued and all of them are led to it. Returns the certificate's id.
 */
export async function issueCertificate(
  actor: FamilyActor,
  applicationId: string,
  chosen: Chosen,
): Promise<string> {
  requirePermission(actor, 'certificate.get');
  return inTransaction(async (tx) => {
    const childId = await lockChildOf(tx, actor, applicationId);
    const application = await tx.application.findUniqueOrThrow({
      where: { id: applicationId },
      select: { status: true, certificate: { select: { id: true } } },
    });
    if (application.certificate) return application.certificate.id;
    if (application.status !== 'confirmed') {
      throw new Refusal('conflict', 'Сначала подтвердите электронную почту по ссылке из письма.');
    }
    const id = await issueConfirmed(tx, actor, { id: applicationId, childId }, chosen);
    await announceCertificate(tx, id);
    return id;
  });
}

const noGroup =
  'По возрасту ребёнка в муниципалитете нет подходящей группы сертификата. Обратитесь к администратору муниципалитета.';

type Confirmed = { id: string; childId: string };

/**
 * Gives the child of a confirmed application its number and makes the papers. The caller holds the rows of child and
 * application and has looked who may. Without a chosen group the only one that fits is taken. Returns the certificate's id.
 */
export async function issueConfirmed(
  tx: Transaction,
  actor: FamilyActor | OperatorActor,
  { id: applicationId, childId }: Confirmed,
  chosen: { groupId: string | null; documentId: string },
): Promise<string> {
  const { birthDate, previousId } = await refuseUnlessEntitled(tx, childId);
  const choice = await choiceOf(tx, childId);
  const only = choice.groups.length === 1 ? choice.groups[0] : undefined;
  const group = chosen.groupId === null ? only : choice.groups.find(({ id }) => id === chosen.groupId);
  const document = choice.documents.find(({ id }) => id === chosen.documentId);
  if (!group)
    throw new Refusal(
      'invalid',
      choice.groups.length === 0 ? noGroup : 'Выберите группу сертификата',
      'groupId',
    );
  if (!document) throw new Refusal('invalid', 'Выберите документ', 'documentId');
  await takePlace(tx, group.id, birthDate);
  const matches = await matchChild(tx, childId);
  await refuseSameChild(tx, childId, matches);

  const { code: region } = await tx.region.findFirstOrThrow({ select: { code: true } });
  const { id } = await tx.certificate.create({
    data: {
      id: randomUUID(),
      number: await allocateNumber(tx, region, choice.municipality),
      childId,
      municipalityId: choice.municipality.id,
      applicationId,
      groupId: group.id,
      documentId: document.id,
      createdAt: now(),
      daysToBring: (await settingsOn(tx, choice.municipality.id)).daysToBring,
      validUntil: dbDate(validUntil(birthDate)),
      previousCertificateId: previousId,
    },
    select: { id: true },
  });
  await tx.application.update({
    where: { id: applicationId },
    data: { status: 'certificate_issued', closedAt: now() },
  });
  await tx.certificateStatusChange.create({
    data: {
      certificateId: id,
      toStatus: 'not_activated',
      at: now(),
      byAccountId: actor.accountId,
      institutionId: actor.institutionId,
    },
  });
  await recordSuspicions(tx, actor, childId, matches);
  await makePaper(tx, id);
  await recordAudit(tx, actor, { event: 'certificate_issued', subject: ['certificate', id], childId });
  return id;
}

/** Holds the child of the application until the end: whoever else issues for this child waits here. */
async function lockChildOf(tx: Transaction, actor: FamilyActor, applicationId: string): Promise<string> {
  const { childId } = found(
    await tx.application.findFirst({
      where: { AND: [{ id: applicationId, applicantId: actor.personId }, applicationsOf(actor)] },
      select: { childId: true },
    }),
  );
  await lockRow(tx, 'child', childId);
  // The applicant may be cancelling it at this moment.
  await lockRow(tx, 'application', applicationId);
  return childId;
}

async function refuseUnlessEntitled(
  tx: Transaction,
  childId: string,
): Promise<{ birthDate: PlainDate; previousId: string | null }> {
  const child = await tx.child.findUniqueOrThrow({
    where: { personId: childId },
    select: {
      person: { select: { birthDate: true } },
      certificates: { orderBy: { createdAt: 'desc' }, select: { id: true, status: true } },
    },
  });
  const birthDate = plainDate(found(child.person.birthDate));
  const age = ageVerdict(birthDate, today());
  if (age.kind === 'too_young') {
    throw new Refusal(
      'conflict',
      `Сертификат выдаётся с 5 лет. Заявка сохранена: вернитесь сюда ${formatDate(age.opensOn)}, и останется нажать одну кнопку.`,
    );
  }
  if (age.kind === 'too_old') throw new Refusal('conflict', 'Сертификат выдаётся детям до 18 лет.');
  const live = child.certificates.some(
    ({ status }) => certificateStatuses[effectiveCertificateStatus(status, birthDate, today())].live,
  );
  if (live) throw new Refusal('conflict', 'У ребёнка сертификат уже есть. Второй не выдаётся.');
  return { birthDate, previousId: child.certificates[0]?.id ?? null };
}
