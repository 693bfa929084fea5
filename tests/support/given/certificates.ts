import { randomInt } from 'node:crypto';
import { certificateNumber } from '@/lib/domain/certificate-number';
import type { CertificateStatus, TerminationReason } from '@/lib/domain/certificate-status';
import { makePaper } from '@/lib/certificates/make-paper';
import { plainDate, type PlainDate } from '@/lib/domain/dates';
import { inventedPassport } from '@/lib/local/demo/invented-numbers';
import { regionRow } from '@/lib/local/demo/rows/places';
import { certificateRow, statusChangeRow, type Activation } from '@/lib/local/demo/rows/certificates';
import { now, today } from '@/lib/platform/clock';
import { database, inTransaction } from '@/lib/platform/database';
import { givenApplication } from './applications';
import { givenStaff } from './accounts';
import { documentOfAge, givenDocument } from './families';
import { givenGroup, givenMunicipality } from './places';
import { unique } from './unique';

type CertificateOptions = {
  childId: string;
  /** Who applied; by default the first guardian of the child, or the child. */
  applicantId?: string;
  status?: CertificateStatus;
  municipalityId?: string;
  groupId?: string;
  chosenInstitutionId?: string;
  /** Who activated it and where; an operator is made when the status needs one. */
  activation?: Activation;
  terminationReason?: TerminationReason;
  number?: string;
  createdAt?: Date;
};

const activated: readonly CertificateStatus[] = ['active', 'suspended'];

/** A certificate with everything it stands on: application, documents, group, number, history, papers. */
export async function givenCertificate(options: CertificateOptions) {
  const { childId, status = 'not_activated', createdAt = now() } = options;
  const child = await loadChild(childId);
  const municipality = await municipalityOf(options.municipalityId ?? child.municipalityId);
  const applicantId = options.applicantId ?? child.guardianId ?? childId;
  const application = await givenApplication({
    childId,
    applicantId,
    status: 'certificate_issued',
    createdAt,
  });
  const documentId = child.documentId ?? (await givenDocument(childId, documentOfAge(child.birthDate)));
  const groupId = options.groupId ?? (await givenGroup({ municipalityId: municipality.id })).id;
  const number = options.number ?? (await freeNumber(municipality.code));
  const certificate = certificateRow({
    number,
    childId,
    birthDate: child.birthDate,
    municipalityId: municipality.id,
    applicationId: application.applicationId,
    groupId,
    documentId,
    status,
    createdAt,
    chosenInstitutionId: options.chosenInstitutionId ?? null,
    activation: activated.includes(status)
      ? (options.activation ?? (await givenActivation(municipality.id, createdAt)))
      : null,
    terminationReason: status === 'terminated' ? (options.terminationReason ?? 'own_request') : null,
  });
  if (applicantId !== childId) await ensureDocument(applicantId);
  const paperId = await inTransaction(async (tx) => {
    await tx.certificateNumber.create({ data: { number, municipalityId: municipality.id } });
    await tx.certificate.create({ data: certificate });
    await tx.certificateStatusChange.createMany({ data: history(certificate.id, status, createdAt) });
    return makePaper(tx, certificate.id);
  });
  const { code } = await database().paper.findUniqueOrThrow({
    where: { id: paperId },
    select: { code: true },
  });
  return {
    certificateId: certificate.id,
    number,
    /** Of the printed papers, twelve letters and digits. */
    paperCode: code,
    applicationId: application.applicationId,
    groupId,
    documentId,
    municipalityId: municipality.id,
  };
}

/** The papers print the applicant's document. */
async function ensureDocument(personId: string): Promise<void> {
  const known = await database().identityDocument.count({ where: { personId, supersededAt: null } });
  if (known === 0) await givenDocument(personId, inventedPassport(unique(), today().subtract({ years: 10 })));
}

/** How a certificate came to its status, step by step: the base knows no other way. */
const ways = {
  not_activated: [],
  returned: ['returned'],
  active: ['active'],
  suspended: ['active', 'suspended'],
  terminated: ['terminated'],
  expired: ['expired'],
} as const satisfies Record<CertificateStatus, readonly CertificateStatus[]>;

function history(certificateId: string, status: CertificateStatus, at: Date) {
  const steps: (CertificateStatus | null)[] = [null, 'not_activated', ...ways[status]];
  return steps.slice(1).map((toStatus, step) =>
    statusChangeRow({
      certificateId,
      byAccountId: null,
      fromStatus: steps[step] ?? null,
      toStatus: toStatus ?? 'not_activated',
      reasons: toStatus === 'returned' ? ['child_data_differ'] : [],
      // In their order, also where all of it happened at once.
      at: new Date(at.getTime() + step),
    }),
  );
}

async function givenActivation(municipalityId: string, at: Date): Promise<Activation> {
  const { accountId, actor } = await givenStaff({ role: 'operator', municipalityId });
  return { at, byId: accountId, institutionId: actor.institutionId };
}

type LoadedChild = {
  birthDate: PlainDate;
  municipalityId: string | null;
  documentId: string | null;
  guardianId: string | null;
};

async function loadChild(childId: string): Promise<LoadedChild> {
  const child = await database().child.findUniqueOrThrow({
    where: { personId: childId },
    select: {
      municipalityId: true,
      guardianships: {
        where: { endedAt: null },
        orderBy: { createdAt: 'asc' },
        select: { guardianId: true },
      },
      person: {
        select: {
          birthDate: true,
          documents: { where: { supersededAt: null }, select: { id: true } },
        },
      },
    },
  });
  if (!child.person.birthDate) throw new Error('A child has a birth date');
  return {
    birthDate: plainDate(child.person.birthDate),
    municipalityId: child.municipalityId,
    documentId: child.person.documents[0]?.id ?? null,
    guardianId: child.guardianships[0]?.guardianId ?? null,
  };
}

async function municipalityOf(id: string | null): Promise<{ id: string; code: string }> {
  return id ? database().municipality.findUniqueOrThrow({ where: { id } }) : givenMunicipality();
}

async function freeNumber(municipalityCode: string): Promise<string> {
  for (;;) {
    const number = certificateNumber(regionRow.code, municipalityCode, randomInt(1_000_000));
    if (!(await database().certificateNumber.findUnique({ where: { number } }))) return number;
  }
}
