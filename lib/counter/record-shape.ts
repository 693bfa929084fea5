import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';
import { scanShape, type ScanRow } from '@/lib/domain/shown-scan';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

const documentFields = {
  id: true,
  kind: true,
  numberSealed: true,
  issuedOn: true,
  issuedBy: true,
  comment: true,
  supersededAt: true,
  scan: { select: scanShape },
} as const;

const inForce = { where: { supersededAt: null }, orderBy: { createdAt: 'desc' } } as const;

const personFields = {
  id: true,
  surname: true,
  givenName: true,
  patronymic: true,
  birthDate: true,
  snilsSealed: true,
  addressSealed: true,
  phoneSealed: true,
  email: true,
  documents: { ...inForce, select: documentFields },
} as const;

/** Everything the record at the counter shows. */
export const recordShape = {
  id: true,
  number: true,
  status: true,
  childId: true,
  createdAt: true,
  validUntil: true,
  chosenInstitutionId: true,
  chosenInstitution: { select: { shortName: true } },
  document: { select: documentFields },
  group: { select: { title: true, kind: true, yearlyAmount: true } },
  municipality: { select: { shortName: true } },
  child: {
    select: {
      unattached: true,
      groupName: true,
      institution: { select: { shortName: true } },
      person: { select: personFields },
    },
  },
  application: {
    select: { number: true, email: true, applicantId: true, applicant: { select: personFields } },
  },
} satisfies Prisma.CertificateSelect;

export type DocumentRow = {
  id: string;
  kind: IdentityDocumentKind;
  numberSealed: Uint8Array;
  issuedOn: Date | null;
  issuedBy: string | null;
  comment: string | null;
  supersededAt: Date | null;
  scan: ScanRow | null;
};

export type PersonRow = {
  id: string;
  surname: string;
  givenName: string;
  patronymic: string | null;
  birthDate: Date | null;
  snilsSealed: Uint8Array | null;
  addressSealed: Uint8Array | null;
  phoneSealed: Uint8Array | null;
  email: string | null;
  documents: DocumentRow[];
};
