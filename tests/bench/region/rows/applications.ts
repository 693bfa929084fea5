import { note, type Author } from '@/lib/local/demo/journal';
import { applicationRow, confirmationRow } from '@/lib/local/demo/rows/certificates';
import { operatorOf } from '../places';
import { withTimedId } from '../timed-id';
import type { Family, Kid, Making, Member } from './family';
import type { Timeline } from './timeline';

export type MadeApplication = { id: string; number: number };

type Facts = { family: Family; applicant: Member; kid: Kid };

/** A child applies at most four times: so numbers never repeat. */
const applicationsAtMost = 4;

export function applicationNumber(kid: Kid, which: number): number {
  return 1 + kid.number * applicationsAtMost + which;
}

/** An application without a certificate: waiting, confirmed, cancelled or lapsed. */
export function addOpenApplication(
  { days, rows }: Making,
  { family, applicant, kid }: Facts,
  { status, filed }: Timeline['applications'][number],
): void {
  const createdAt = days.at(filed, 9 * 60 + (kid.number % 60));
  const closedAt = days.at(filed + (status === 'lapsed' ? 7 : 1), 12 * 60);
  const email = applicant.email ?? `family${family.n}@example.com`;
  const confirmed = status === 'confirmed' ? { confirmedAt: new Date(createdAt.getTime() + 600_000) } : {};
  const row = withTimedId(
    applicationRow({
      childId: kid.personId,
      applicantId: applicant.personId,
      status,
      email,
      createdAt,
      closedAt,
      ...confirmed,
    }),
    createdAt,
  );
  rows.application.push({ ...row, number: applicationNumber(kid, 0), channel: 'cabinet', visitId: null });
  const ends = { usedAt: row.confirmedAt, voidedAt: row.confirmedAt ? null : row.closedAt };
  rows.emailConfirmation.push(
    withTimedId(confirmationRow({ applicationId: row.id, email, createdAt, ...ends }), createdAt),
  );
  const about = { subject: ['application', row.id] as const, childId: kid.personId };
  note(rows, createdAt, asParent(applicant), { event: 'application_filed', ...about });
  if (row.confirmedAt) {
    note(rows, row.confirmedAt, asParent(applicant), { event: 'application_confirmed', ...about });
  }
  if (status === 'cancelled') {
    note(rows, closedAt, asParent(applicant), { event: 'application_cancelled', ...about });
  }
  if (status === 'lapsed') note(rows, closedAt, null, { event: 'application_lapsed', ...about });
}

/** The application a certificate received at that instant came of. */
export function addIssuedApplication(
  { rows }: Making,
  { family, applicant, kid }: Facts,
  { which, received, visitId }: { which: number; received: Date; visitId: string | null },
): MadeApplication {
  const filedAt = visitId ? received : new Date(received.getTime() - 16 * 3600_000);
  const confirmedAt = visitId ? received : new Date(filedAt.getTime() + 900_000);
  const email = applicant.email;
  const row = {
    ...withTimedId(
      applicationRow({
        childId: kid.personId,
        applicantId: applicant.personId,
        status: 'certificate_issued',
        email,
        createdAt: filedAt,
        confirmedAt,
        closedAt: received,
      }),
      filedAt,
    ),
    number: applicationNumber(kid, which),
    channel: visitId ? ('in_person' as const) : ('cabinet' as const),
    visitId,
  };
  rows.application.push(row);
  if (email) {
    const link = { applicationId: row.id, email, createdAt: filedAt, usedAt: confirmedAt, voidedAt: null };
    rows.emailConfirmation.push(withTimedId(confirmationRow(link), filedAt));
  }
  const author = visitId ? atDesk(family) : asParent(applicant);
  const about = { subject: ['application', row.id] as const, childId: kid.personId };
  note(rows, filedAt, author, { event: 'application_filed', ...about });
  if (!visitId) note(rows, confirmedAt, author, { event: 'application_confirmed', ...about });
  return row;
}

export function asParent({ accountId }: Member): Author {
  return accountId ? { accountId, role: 'parent', institutionId: null } : null;
}

export function atDesk(family: Family): NonNullable<Author> {
  const { accountId, institutionId } = operatorOf(family.desk, family.n);
  return { accountId, role: 'operator', institutionId };
}
