import type { FamilyPlan } from './family-plan';
import type { Kid, Parent } from './family-members';
import { note } from './journal';
import { applicationRow, confirmationRow } from './rows/certificates';
import type { Story } from './stories';
import { instant } from './when';
import type { World } from './world';

type Open = NonNullable<Story['application']>;

/** An application without a certificate: waiting, confirmed, cancelled or lapsed. */
export function addApplication(
  { ledger }: World,
  plan: FamilyPlan,
  applicant: Parent,
  kid: Kid,
  { status, filed }: Open,
): void {
  const createdAt = instant(filed, '09:59:33');
  const email = applicant.email ?? `family${plan.n}@example.com`;
  const application = applicationRow({
    childId: kid.personId,
    applicantId: applicant.personId,
    status,
    email,
    createdAt,
    ...(status === 'confirmed' ? { confirmedAt: instant(filed, '19:20') } : {}),
    closedAt: instant(filed.add({ days: status === 'lapsed' ? 30 : 2 }), '12:00'),
  });
  ledger.application.push(application);
  const link = { applicationId: application.id, email };
  // Every other family asked for the letter again, which voided the first link.
  if (plan.n % 2 === 0) {
    ledger.emailConfirmation.push(confirmationRow({ ...link, createdAt, voidedAt: instant(filed, '10:04') }));
  }
  const used = status === 'confirmed' ? { usedAt: application.confirmedAt } : {};
  const voided = application.closedAt ? { voidedAt: application.closedAt } : {};
  ledger.emailConfirmation.push(confirmationRow({ ...link, createdAt, ...used, ...voided }));
  noteApplication(ledger, applicant, kid, application);
}

type ApplicationRow = ReturnType<typeof applicationRow>;

export function noteApplication(
  ledger: World['ledger'],
  applicant: Parent,
  kid: Kid,
  application: ApplicationRow,
): void {
  const { accountId } = applicant;
  const author = accountId ? { accountId, role: 'parent' as const, institutionId: null } : null;
  const about = { subject: ['application', application.id] as const, childId: kid.personId };
  note(ledger, application.createdAt, author, { event: 'application_filed', ...about });
  if (application.confirmedAt) {
    note(ledger, application.confirmedAt, author, { event: 'application_confirmed', ...about });
  }
  if (application.status === 'cancelled' && application.closedAt) {
    note(ledger, application.closedAt, author, { event: 'application_cancelled', ...about });
  }
}
