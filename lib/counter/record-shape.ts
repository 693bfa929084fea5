import type { IdentityDocumentKind } from '@/lib/domain/identity-documents';
import type { RetentionMatter } from '@/lib/domain/retention';
import type { Prisma } from '@/lib/platform/generated/prisma/client';

const documentFields = {
  id: true,
  kind: true,
  numberSealed: true,
  issuedOn: true,
  issuedBy: true,
  comment: true,
  supersededAt: true,
  scan: { select: { id: true, status: true, destroyedAt: true, destroyedFor: true } },
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
  statusChanges: {
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      toStatus: true,
      at: true,
      reasons: true,
      comment: true,
      remark: { select: { sealed: true } },
      byAccount: { select: { staffName: true, personId: true } },
      institution: { select: { shortName: true } },
    },
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
  scan: {
    id: string;
    status: 'received' | 'ready' | 'unreadable';
    destroyedAt: Date | null;
    destroyedFor: RetentionMatter | null;
  } | null;
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

export type StatusChangeRow = {
  id: string;
  toStatus: 'not_activated' | 'returned' | 'active' | 'suspended' | 'terminated' | 'expired';
  at: Date;
  reasons: string[];
  comment: string | null;
  remark: { sealed: Uint8Array } | null;
  byAccount: { staffName: string | null; personId: string | null } | null;
  institution: { shortName: string } | null;
};
