import type { RecordActor } from '@/lib/access/actor';
import { requirePermission } from '@/lib/access/policy';
import { certificatesOf, found } from '@/lib/access/scope';
import { effectiveCertificateStatus, isLive } from '@/lib/domain/certificate-status';
import { ageOn, plainDate } from '@/lib/domain/dates';
import { formatDocument, kindsForChild } from '@/lib/domain/identity-documents';
import { fullName } from '@/lib/domain/names';
import { listReasons, type StatusAction } from '@/lib/domain/status-reasons';
import { recordAudit } from '@/lib/platform/audit';
import { today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { unsealDocumentNumber } from '@/lib/platform/sealed-fields';
import { isMailed } from '@/lib/record-changes/recipients';
import { settingsOn } from '@/lib/settings/settings-on';
import { listFittingGroups } from '../fitting-groups';
import { findStatusStand } from './status-obstacle';

export type ChangingStaff = RecordActor;

const shape = {
  id: true,
  number: true,
  status: true,
  childId: true,
  municipalityId: true,
  groupId: true,
  group: { select: { title: true } },
  municipality: { select: { shortName: true } },
  document: { select: { id: true, kind: true, numberSealed: true } },
  application: { select: { applicantId: true } },
  child: {
    select: {
      person: { select: { surname: true, givenName: true, patronymic: true, birthDate: true } },
    },
  },
} as const;

/** What every page of a change says about the record it changes. The look is recorded together with the reading. */
export async function getChangeDesk(actor: ChangingStaff, certificateId: string) {
  requirePermission(actor, 'record.changes');
  const row = await inTransaction(async (tx) => {
    const certificate = found(
      await tx.certificate.findFirst({
        where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
        select: shape,
      }),
    );
    await recordAudit(tx, actor, {
      event: 'certificate_viewed',
      subject: ['certificate', certificateId],
      childId: certificate.childId,
    });
    return certificate;
  });
  const { person } = row.child;
  const birthDate = plainDate(found(person.birthDate));
  const status = effectiveCertificateStatus(row.status, birthDate, today());
  return {
    id: row.id,
    number: row.number,
    status,
    live: isLive(status),
    /** Whether a letter of this record reaches anybody, or only the cabinet. */
    mailed: await isMailed(database(), row.id),
    childId: row.childId,
    childName: fullName(person),
    name: { surname: person.surname, givenName: person.givenName, patronymic: person.patronymic },
    birthDate,
    documentKinds: kindsForChild(ageOn(birthDate, today())),
    municipalityId: row.municipalityId,
    municipality: row.municipality.shortName,
    acceptsCopies: (await settingsOn(database(), row.municipalityId)).acceptsCopies,
    group: { id: row.groupId, title: row.group.title },
    document: formatDocument({
      kind: row.document.kind,
      ...unsealDocumentNumber(row.document.id, row.document.numberSealed),
    }),
  };
}

export type ChangeDesk = Awaited<ReturnType<typeof getChangeDesk>>;

/** Why this step of the status cannot be taken now, or null; and the reasons from which to choose. The record was opened before. */
export async function getStatusDesk(actor: ChangingStaff, certificateId: string, action: StatusAction) {
  const { status, obstacle } = await findStatusStand(database(), actor, certificateId, action);
  return {
    obstacle,
    reasons: listReasons(action, status).map(({ key, reason }) => ({ key, ...reason })),
  };
}

/** The groups of a municipality in which this child may be, but for the one it is in. */
export async function listOtherGroups({ birthDate, group }: ChangeDesk, municipalityId: string) {
  const groups = await listFittingGroups(database(), municipalityId, birthDate);
  return groups
    .filter(({ id }) => id !== group.id)
    .map(({ id, title, kind, yearlyAmount }) => ({
      id,
      title,
      yearlyAmount: kind === 'funded' ? (yearlyAmount?.toFixed(2) ?? null) : null,
    }));
}

/** Where a certificate of this record may move to. */
export function listOtherMunicipalities({ municipalityId }: ChangeDesk) {
  return database().municipality.findMany({
    where: { id: { not: municipalityId }, mergedIntoId: null },
    orderBy: { shortName: 'asc' },
    select: { id: true, shortName: true },
  });
}
