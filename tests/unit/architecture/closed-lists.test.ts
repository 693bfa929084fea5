import { expect, test } from 'vitest';
import { applicationChannels, applicationStatuses } from '@/lib/domain/application-status';
import { bookingCancelReasons, bookingStatuses } from '@/lib/domain/bookings';
import { certificateStatuses, terminationReasons } from '@/lib/domain/certificate-status';
import { certificateKinds } from '@/lib/domain/register-list';
import { correctionStatuses } from '@/lib/domain/corrections';
import { guardianshipGrounds } from '@/lib/domain/guardianship';
import { identityDocumentKinds } from '@/lib/domain/identity-documents';
import { leftReasons } from '@/lib/domain/group-activation';
import { questionStatuses } from '@/lib/domain/family-questions';
import { groundDocumentKinds } from '@/lib/domain/ground-documents';
import { institutionKinds } from '@/lib/domain/institution-kinds';
import { letterKinds } from '@/lib/domain/letters';
import { notificationTopics } from '@/lib/domain/notification-topics';
import { wordingKinds } from '@/lib/domain/paper-wording/kinds';
import { proposalKinds, proposalLeftReasons, proposalStates } from '@/lib/domain/proposals';
import { exportFormats, exportPurposes } from '@/lib/domain/register-exports';
import { linkDeclineReasons, linkStatuses } from '@/lib/domain/link-requests';
import { recordChanges } from '@/lib/domain/record-changes';
import { retentionMatters } from '@/lib/domain/retention';
import { roles } from '@/lib/domain/roles';
import { scanFaults, scanStatuses } from '@/lib/domain/scan-files';
import { settingSections } from '@/lib/domain/settings';
import { questionTopics } from '@/lib/domain/question-topics';
import { tableKinds } from '@/lib/domain/table-files';
import { importKinds, importStages, rowStates } from '@/lib/domain/table-import';
import * as enums from '@/lib/platform/generated/prisma/enums';

/** Closed lists of the domain and the enums of the database that hold the same. */
const told = {
  Role: roles,
  ApplicationStatus: applicationStatuses,
  CertificateStatus: certificateStatuses,
  TerminationReason: terminationReasons,
  IdentityDocumentKind: identityDocumentKinds,
  GuardianshipGround: guardianshipGrounds,
  InstitutionKind: institutionKinds,
  BookingStatus: bookingStatuses,
  BookingCancelReason: bookingCancelReasons,
  LetterKind: letterKinds,
  NotificationTopic: notificationTopics,
  PaperKind: wordingKinds,
  RetentionMatter: retentionMatters,
  CorrectionStatus: correctionStatuses,
  FamilyQuestionStatus: questionStatuses,
  ApplicationChannel: applicationChannels,
  LinkRequestStatus: linkStatuses,
  LinkDeclineReason: linkDeclineReasons,
  PublicQuestionTopic: questionTopics,
  CertificateChangeKind: recordChanges,
  GroundDocumentKind: groundDocumentKinds,
  GroupLeftReason: leftReasons,
  ImportKind: importKinds,
  ImportStage: importStages,
  ImportRowState: rowStates.families,
  ImportFileKind: tableKinds,
  ScanStatus: scanStatuses,
  ScanFault: scanFaults,
  SettingSection: settingSections,
  CertificateKind: certificateKinds,
  ExportPurpose: exportPurposes,
  ExportFormat: exportFormats,
  ProposalKind: proposalKinds,
  ProposalState: proposalStates,
  ProposalLeftReason: proposalLeftReasons,
} as const satisfies Partial<Record<keyof typeof enums, Record<string, unknown>>>;

/** Lists that only the database and its types know so far. */
const untold = [
  'Audience',
  'CalendarMark',
  'CalendarSource',
  'FundingMovementKind',
  'GroupItemState',
  'InstitutionRightKind',
  'LetterDelivery',
  'MunicipalTextKind',
  'OverdueAction',
  'PaperCheckResult',
  'ProofOfResidence',
  'ReportMatter',
  'ProposalItemState',
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
