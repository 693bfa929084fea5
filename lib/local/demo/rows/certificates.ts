import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { isOpen, type ApplicationStatus } from '@/lib/domain/application-status';
import type { CertificateStatus, TerminationReason } from '@/lib/domain/certificate-status';
import { dbDate, type PlainDate } from '@/lib/domain/dates';
import { validUntil } from '@/lib/domain/eligibility';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

type ApplicationFacts = {
  childId: string;
  applicantId: string;
  status: ApplicationStatus;
  email?: string | null;
  createdAt: Date;
  /** When the e-mail was confirmed; a cancelled or lapsed application may never have been. */
  confirmedAt?: Date;
  closedAt?: Date;
};

export function applicationRow(facts: ApplicationFacts) {
  const { status, createdAt, confirmedAt, closedAt, ...rest } = facts;
  const needsConfirmation = status === 'confirmed' || status === 'certificate_issued';
  return {
    id: randomUUID(),
    ...rest,
    status,
    createdAt,
    confirmedAt: confirmedAt ?? (needsConfirmation ? createdAt : null),
    closedAt: isOpen(status) ? null : (closedAt ?? createdAt),
  } satisfies Prisma.ApplicationCreateManyInput;
}

type ConfirmationFacts = {
  applicationId: string;
  email: string;
  createdAt: Date;
  usedAt?: Date | null;
  voidedAt?: Date | null;
};

/** A link nobody holds: only the hash of its token exists. */
export function confirmationRow(facts: ConfirmationFacts) {
  const tokenHash = Uint8Array.from(createHash('sha256').update(randomBytes(32)).digest());
  return { id: randomUUID(), tokenHash, ...facts } satisfies Prisma.EmailConfirmationCreateManyInput;
}

export type Activation = { at: Date; byId: string; institutionId: string };

type CertificateFacts = {
  number: string;
  childId: string;
  birthDate: PlainDate;
  municipalityId: string;
  applicationId: string;
  groupId: string;
  documentId: string;
  status: CertificateStatus;
  createdAt: Date;
  activation?: Activation | null;
  chosenInstitutionId?: string | null;
  terminationReason?: TerminationReason | null;
  previousCertificateId?: string | null;
};

export function certificateRow({ birthDate, activation, ...facts }: CertificateFacts) {
  return {
    id: randomUUID(),
    ...facts,
    validUntil: dbDate(validUntil(birthDate)),
    activatedAt: activation?.at ?? null,
    activatedById: activation?.byId ?? null,
    activatedAtInstitutionId: activation?.institutionId ?? null,
  } satisfies Prisma.CertificateCreateManyInput;
}

type StatusChangeFacts = {
  certificateId: string;
  fromStatus: CertificateStatus | null;
  toStatus: CertificateStatus;
  at: Date;
  byAccountId: string | null;
  institutionId?: string | null;
  reasons?: string[];
  comment?: string | null;
};

export function statusChangeRow(facts: StatusChangeFacts) {
  return { id: randomUUID(), reasons: [], ...facts } satisfies Prisma.CertificateStatusChangeCreateManyInput;
}
