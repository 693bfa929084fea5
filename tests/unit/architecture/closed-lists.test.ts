import { expect, test } from 'vitest';
import { applicationChannels, applicationStatuses } from '@/lib/domain/application-status';
import { certificateStatuses, terminationReasons } from '@/lib/domain/certificate-status';
import { correctionStatuses } from '@/lib/domain/corrections';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import { leftReasons } from '@/lib/domain/group-activation';
import { groundDocumentKinds } from '@/lib/domain/ground-documents';
import { letterKinds } from '@/lib/domain/letters';
import { wordingKinds } from '@/lib/domain/paper-wording/kinds';
import { linkDeclineReasons, linkStatuses } from '@/lib/domain/link-requests';
import { recordChanges } from '@/lib/domain/record-changes';
import { retentionMatters } from '@/lib/domain/retention';
import { roles } from '@/lib/domain/roles';
import { scanFaults, scanStatuses } from '@/lib/domain/scan-files';
import { questionTopics } from '@/lib/institutions/questions';
import * as enums from '@/lib/platform/generated/prisma/enums';

/** Closed lists of the domain and the enums of the database that hold the same. */
const told = {
  Role: roles,
  ApplicationStatus: applicationStatuses,
  CertificateStatus: certificateStatuses,
  TerminationReason: terminationReasons,
  IdentityDocumentKind: identityDocumentKinds,
  GuardianshipGround: guardianshipGrounds,
  LetterKind: letterKinds,
  PaperKind: wordingKinds,
  RetentionMatter: retentionMatters,
  CorrectionStatus: correctionStatuses,
  ApplicationChannel: applicationChannels,
  LinkRequestStatus: linkStatuses,
  LinkDeclineReason: linkDeclineReasons,
  PublicQuestionTopic: questionTopics,
  CertificateChangeKind: recordChanges,
  GroundDocumentKind: groundDocumentKinds,
  GroupLeftReason: leftReasons,
  ScanStatus: scanStatuses,
  ScanFault: scanFaults,
} as const satisfies Partial<Record<keyof typeof enums, Record<string, unknown>>>;

/** Lists that only the database and its types know so far. */
const untold = [
  'Audience',
  'CalendarMark',
  'CertificateKind',
  'FundingMovementKind',
  'GroupItemState',
  'InstitutionKind',
  'InstitutionRightKind',
  'LetterDelivery',
  'MunicipalTextKind',
  'OverdueAction',
  'PaperCheckResult',
  'ProofOfResidence',
  'SuspicionDecision',
  'TieEndGround',
] as const satisfies readonly (keyof typeof enums)[];

test.each(Object.entries(told))('%s', (name, table) => {
  const stored = Object.values(enums[name as keyof typeof told]);
  expect(Object.keys(table).sort()).toEqual([...stored].sort());
});

test('every enum of the database is one of these', () => {
  expect([...Object.keys(told), ...untold].sort()).toEqual(Object.keys(enums).sort());
});
