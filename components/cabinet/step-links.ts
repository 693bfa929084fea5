import type { StepKind } from '@/lib/domain/next-step';
import type { Task, TaskKind } from '@/lib/domain/task-list';
import type { ChildWithStep } from '@/lib/families/situation';

type WhereChildStands = Pick<ChildWithStep, 'id' | 'applicationId' | 'certificateId'>;
type StepLink = (child: WhereChildStands) => string;

const application: StepLink = ({ applicationId }) => `/cabinet/applications/${applicationId}`;
const certificate: StepLink = ({ certificateId }) => `/cabinet/certificates/${certificateId}`;

/** Where each next step is made. `step` tells a form that it belongs to this child's application. */
export const stepLinks = {
  provide_document: ({ id }) => `/cabinet/children/${id}/document?step=${id}`,
  complete_child: ({ id }) => `/cabinet/children/${id}/edit?step=${id}`,
  complete_applicant: ({ id }) => `/cabinet/me?step=${id}`,
  file_application: ({ id }) => `/cabinet/children/${id}/apply`,
  confirm_email: application,
  get_certificate: (child) => `${application(child)}/certificate`,
  bring_papers: certificate,
  mend: certificate,
  use_certificate: certificate,
} as const satisfies Record<StepKind, StepLink>;

/* Where what is done can be looked at; what was sent is on the page of the application and nowhere else. */
const doneLinks = {
  provide_document: ({ id }) => `/cabinet/children/${id}#documents`,
  complete_child: ({ id }) => `/cabinet/children/${id}`,
  complete_applicant: () => '/cabinet/me',
  file_application: null,
  confirm_email: null,
  get_certificate: certificate,
  bring_papers: certificate,
  use_certificate: certificate,
} as const satisfies Record<TaskKind, StepLink | null>;

/** Where a task of the list leads; undefined while it cannot be begun. */
export function taskLink(child: WhereChildStands, { kind, status }: Task): string | undefined {
  switch (status) {
    case 'todo':
    case 'visit':
      return stepLinks[kind](child);
    case 'done':
      return doneLinks[kind]?.(child);
    case 'later':
      return undefined;
  }
}
