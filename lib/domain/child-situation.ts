import { isOpen, type ApplicationStatus } from '@/lib/domain/application-status';
import type { CertificateStatus } from '@/lib/domain/certificate-status';
import type { AgeVerdict } from '@/lib/domain/eligibility';
import type { ScanTrouble } from '@/lib/domain/scan-files';

export type ChildSituation = {
  age: AgeVerdict;
  /** A document that serves at the child's age today. */
  hasDocument: boolean;
  /** Why the scan of the only document that would serve will never be seen. */
  scanTrouble?: ScanTrouble | null;
  childDetailsComplete: boolean;
  applicantDetailsComplete: boolean;
  /** Of the latest application. */
  applicationStatus: ApplicationStatus | null;
  /** The effective one, of the latest certificate. */
  certificateStatus: CertificateStatus | null;
  /** False for a child under 14 with a login of their own, and where the tie to the child is not valid. */
  mayApply: boolean;
  /** The latest application was filed by another guardian, or by the child. */
  someoneElsesApplication: boolean;
  /** Who reads has asked to be linked to the registered record of this child, and an operator has not decided yet. */
  waitsForLink?: boolean;
  /** The child reads: everything is said in the first person. */
  isOneself: boolean;
};

/** Whether a change is expected that comes from elsewhere: from a mailbox, from another guardian, from the counter. */
export function isAwaited({ applicationStatus, certificateStatus, waitsForLink }: ChildSituation): boolean {
  if (waitsForLink === true || certificateStatus === 'not_activated' || certificateStatus === 'returned') {
    return true;
  }
  return applicationStatus !== null && isOpen(applicationStatus);
}

/** `form`: filled in here and now; one form leads straight to the next, without the list of children in between. */
export const stepKinds = {
  provide_document: { form: true },
  complete_applicant: { form: true },
  complete_child: { form: true },
  file_application: { form: true },
  confirm_email: { form: false },
  get_certificate: { form: true },
  bring_papers: { form: false },
  mend: { form: false },
  use_certificate: { form: false },
} as const satisfies Record<string, { form: boolean }>;

export type StepKind = keyof typeof stepKinds;

export type NextStep = {
  /** A few words for a tag. */
  state: string;
  tone: 'neutral' | 'attention' | 'success' | 'stopped';
  text: string;
  action: { kind: StepKind; label: string } | null;
};
