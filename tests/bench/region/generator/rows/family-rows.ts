import type { Prisma } from '@/lib/platform/generated/prisma/client';

/** Rows of families by table, gathered for a block of them and then copied at once. */
export type FamilyRows = {
  person: Prisma.PersonCreateManyInput[];
  identityDocument: Prisma.IdentityDocumentCreateManyInput[];
  account: Prisma.AccountCreateManyInput[];
  accountGrant: Prisma.AccountGrantCreateManyInput[];
  child: Prisma.ChildCreateManyInput[];
  guardianship: Prisma.GuardianshipCreateManyInput[];
  familyVisit: Prisma.FamilyVisitCreateManyInput[];
  application: Prisma.ApplicationCreateManyInput[];
  emailConfirmation: Prisma.EmailConfirmationCreateManyInput[];
  certificateNumber: Prisma.CertificateNumberCreateManyInput[];
  certificate: Prisma.CertificateCreateManyInput[];
  certificateStatusChange: Prisma.CertificateStatusChangeCreateManyInput[];
  paper: Prisma.PaperCreateManyInput[];
  paperCheck: Prisma.PaperCheckCreateManyInput[];
  consent: Prisma.ConsentCreateManyInput[];
  fundingYear: Prisma.FundingYearCreateManyInput[];
  fundingMovement: Prisma.FundingMovementCreateManyInput[];
  letter: Prisma.LetterCreateManyInput[];
  auditEntry: Prisma.AuditEntryCreateManyInput[];
};

export function noRows(): FamilyRows {
  return {
    ...{ person: [], identityDocument: [], account: [], accountGrant: [], child: [], guardianship: [] },
    ...{ familyVisit: [], application: [], emailConfirmation: [], certificateNumber: [], certificate: [] },
    ...{ certificateStatusChange: [], paper: [], paperCheck: [], consent: [], fundingYear: [] },
    ...{ fundingMovement: [], letter: [], auditEntry: [] },
  };
}
