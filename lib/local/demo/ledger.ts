import { makePaper } from '@/lib/certificates/make-paper';
import { setClock } from '@/lib/platform/clock';
import type { Prisma, PrismaClient } from '@/lib/platform/generated/prisma/client';
import type { Transaction } from '@/lib/platform/database';

/** Rows of the demo data by table, gathered in memory and then written at once. */
export type Ledger = {
  region: Prisma.RegionCreateManyInput[];
  municipality: Prisma.MunicipalityCreateManyInput[];
  municipalText: Prisma.MunicipalTextCreateManyInput[];
  publicQuestion: Prisma.PublicQuestionCreateManyInput[];
  institution: Prisma.InstitutionCreateManyInput[];
  institutionRight: Prisma.InstitutionRightCreateManyInput[];
  institutionHours: Prisma.InstitutionHoursCreateManyInput[];
  institutionClosure: Prisma.InstitutionClosureCreateManyInput[];
  certificateGroup: Prisma.CertificateGroupCreateManyInput[];
  integration: Prisma.IntegrationCreateManyInput[];
  person: Prisma.PersonCreateManyInput[];
  child: Prisma.ChildCreateManyInput[];
  account: Prisma.AccountCreateManyInput[];
  accountGrant: Prisma.AccountGrantCreateManyInput[];
  notificationSetting: Prisma.NotificationSettingCreateManyInput[];
  guardianship: Prisma.GuardianshipCreateManyInput[];
  linkRequest: Prisma.LinkRequestCreateManyInput[];
  duplicateSuspicion: Prisma.DuplicateSuspicionCreateManyInput[];
  identityDocument: Prisma.IdentityDocumentCreateManyInput[];
  scan: Prisma.ScanCreateManyInput[];
  scanPage: Prisma.ScanPageCreateManyInput[];
  application: Prisma.ApplicationCreateManyInput[];
  emailConfirmation: Prisma.EmailConfirmationCreateManyInput[];
  certificateNumber: Prisma.CertificateNumberCreateManyInput[];
  certificate: Prisma.CertificateCreateManyInput[];
  certificateStatusChange: Prisma.CertificateStatusChangeCreateManyInput[];
  statusRemark: Prisma.StatusRemarkCreateManyInput[];
  /** Papers are made by the portal's own verb, as of the instant given. */
  paper: { certificateId: string; madeAt: Date }[];
  /** Each on the first paper of its certificate. */
  consent: (Omit<Prisma.ConsentCreateManyInput, 'paperId'> & { certificateId: string })[];
  paperCheck: Prisma.PaperCheckCreateManyInput[];
  fundingYear: Prisma.FundingYearCreateManyInput[];
  fundingMovement: Prisma.FundingMovementCreateManyInput[];
  letter: Prisma.LetterCreateManyInput[];
  familyQuestion: Prisma.FamilyQuestionCreateManyInput[];
  questionMessage: Prisma.QuestionMessageCreateManyInput[];
  auditEntry: Prisma.AuditEntryCreateManyInput[];
};

export function emptyLedger(): Ledger {
  return {
    ...{ region: [], municipality: [], municipalText: [], publicQuestion: [] },
    ...{ institution: [], institutionRight: [], institutionHours: [], institutionClosure: [] },
    ...{ certificateGroup: [], integration: [], person: [], child: [], account: [], accountGrant: [] },
    ...{ notificationSetting: [] },
    ...{ guardianship: [], linkRequest: [], duplicateSuspicion: [], identityDocument: [], scan: [] },
    ...{ scanPage: [] },
    ...{ application: [], emailConfirmation: [], certificateNumber: [], certificate: [] },
    ...{ certificateStatusChange: [], statusRemark: [], paper: [], consent: [], paperCheck: [] },
    ...{ fundingYear: [], fundingMovement: [], letter: [], auditEntry: [] },
    ...{ familyQuestion: [], questionMessage: [] },
  };
}

/** Writes the rows, each table after those it points at. */
export async function writeLedger(tx: Transaction, ledger: Ledger): Promise<void> {
  await tx.region.createMany({ data: ledger.region });
  await tx.municipality.createMany({ data: ledger.municipality });
  await tx.municipalText.createMany({ data: ledger.municipalText });
  await tx.publicQuestion.createMany({ data: ledger.publicQuestion });
  await tx.institution.createMany({ data: ledger.institution });
  await tx.institutionRight.createMany({ data: ledger.institutionRight });
  await tx.institutionHours.createMany({ data: ledger.institutionHours });
  await tx.institutionClosure.createMany({ data: ledger.institutionClosure });
  await tx.certificateGroup.createMany({ data: ledger.certificateGroup });
  await tx.integration.createMany({ data: ledger.integration });
  await tx.person.createMany({ data: ledger.person });
  await tx.child.createMany({ data: ledger.child });
  await tx.account.createMany({ data: ledger.account });
  await tx.accountGrant.createMany({ data: ledger.accountGrant });
  await tx.notificationSetting.createMany({ data: ledger.notificationSetting });
  await writeFamilies(tx, ledger);
  await writeCertificates(tx, ledger);
  // The journal is read in the order of its ids.
  await tx.auditEntry.createMany({ data: inOrder(ledger.auditEntry) });
}

async function writeFamilies(tx: Transaction, ledger: Ledger): Promise<void> {
  await tx.guardianship.createMany({ data: ledger.guardianship });
  await tx.linkRequest.createMany({ data: ledger.linkRequest });
  await tx.duplicateSuspicion.createMany({ data: ledger.duplicateSuspicion });
  await tx.identityDocument.createMany({ data: ledger.identityDocument });
  await tx.scan.createMany({ data: ledger.scan });
  await tx.scanPage.createMany({ data: ledger.scanPage });
  await tx.application.createMany({ data: ledger.application });
  await continueNumbers(tx, ledger.application.length);
  await tx.emailConfirmation.createMany({ data: ledger.emailConfirmation });
}

async function writeCertificates(tx: Transaction, ledger: Ledger): Promise<void> {
  await tx.certificateNumber.createMany({ data: ledger.certificateNumber });
  await tx.certificate.createMany({ data: ledger.certificate });
  await tx.certificateStatusChange.createMany({ data: ledger.certificateStatusChange });
  await tx.statusRemark.createMany({ data: ledger.statusRemark });
  await writePapers(tx, ledger);
  await tx.paperCheck.createMany({ data: ledger.paperCheck });
  await tx.fundingYear.createMany({ data: ledger.fundingYear });
  await tx.fundingMovement.createMany({ data: ledger.fundingMovement });
  await tx.letter.createMany({ data: ledger.letter });
  await tx.familyQuestion.createMany({ data: ledger.familyQuestion });
  await tx.questionMessage.createMany({ data: ledger.questionMessage });
}

async function writePapers(tx: Transaction, ledger: Ledger): Promise<void> {
  const firstPaper = new Map<string, string>();
  try {
    for (const { certificateId, madeAt } of ledger.paper) {
      setClock(() => madeAt);
      const paperId = await makePaper(tx, certificateId);
      if (!firstPaper.has(certificateId)) firstPaper.set(certificateId, paperId);
    }
  } finally {
    setClock();
  }
  const consents = ledger.consent.flatMap(({ certificateId, ...consent }) => {
    const paperId = firstPaper.get(certificateId);
    return paperId ? { ...consent, paperId } : [];
  });
  await tx.consent.createMany({ data: consents });
}

/** The applications came with their numbers, which the papers print; the next one of the portal follows them. */
async function continueNumbers(tx: Transaction, last: number): Promise<void> {
  await tx.$queryRaw`select setval(pg_get_serial_sequence('application', 'number'), ${last}::bigint)`;
}

function inOrder(entries: Ledger['auditEntry']): Ledger['auditEntry'] {
  return entries.toSorted((a, b) => new Date(a.at ?? 0).getTime() - new Date(b.at ?? 0).getTime());
}

/** True when nobody has been entered and nothing was set up. */
export async function isUntouched(db: PrismaClient | Transaction): Promise<boolean> {
  const counts = [await db.account.count(), await db.person.count(), await db.municipality.count()];
  return counts.every((count) => count === 0);
}
