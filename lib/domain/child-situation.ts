import type { ApplicationStatus } from '@/lib/domain/application-status';
import type { CertificateStatus } from '@/lib/domain/certificate-status';
import type { AgeVerdict } from '@/lib/domain/eligibility';

export type ChildSituation = {
  age: AgeVerdict;
  /** A document that serves at the child's age today. */
  hasDocument: boolean;
  childDetailsComplete: boolean;
  applicantDetailsComplete: boolean;
  /** Of the latest application. */
  applicationStatus: ApplicationStatus | null;
  /** The effective one, of the latest certificate. */
  certificateStatus: CertificateStatus | null;
  /** False for a child under 14 with a login of their own, and where the tie to the child is not valid. */
  mayApply: boolean;
  /** The open application was filed by another guardian. */
  someoneElsesApplication: boolean;
};

export type StepKind =
  | 'provide_document'
  | 'complete_child'
  | 'complete_applicant'
  | 'file_application'
  | 'confirm_email'
  | 'get_certificate'
  | 'bring_papers'
  | 'mend'
  | 'use_certificate';

export type NextStep = {
  /** A few words for a tag. */
  state: string;
  tone: 'neutral' | 'attention' | 'success' | 'stopped';
  text: string;
  action: { kind: StepKind; label: string } | null;
};
