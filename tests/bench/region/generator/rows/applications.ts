import { retentionMatters } from '@/lib/domain/retention';
import { note, type Author } from '@/lib/local/demo/journal';
import { applicationRow, confirmationRow } from '@/lib/local/demo/rows/certificates';
import { operatorOf } from '../places';
import { withTimedId } from '../timed-id';
import type { Family, Kid, Making, Member } from './family';
import type { FamilyRows } from './family-rows';
import type { Timeline } from './timeline';

export type MadeApplication = { id: string; number: number };

type Facts = { family: Family; applicant: Member; kid: Kid };

/** A region that is kept for weeks leaves the worker nothing to make up for. */
const forgottenAhead = 60;

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
  // Of what came to nothing the portal forgets the address after its term.
  const forgotten = days.today - filed > retentionMatters.unclaimed.days.usual - forgottenAhead;
  const email = forgotten ? null : (applicant.email ?? `family${family.n}@example.com`);
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
  rows.application.push({
    ...row,
    number: applicationNumber(kid, 0),
    channel: 'cabinet',
    visitId: null,
    openIn: row.closedAt ? null : family.town.id,
  });
  if (email) addLink(rows, row, email);
  addNotes(rows, { applicant, kid }, row);
}

type ApplicationRow = ReturnType<typeof applicationRow>;

function addLink(
  rows: FamilyRows,
  { id, createdAt, confirmedAt, closedAt }: ApplicationRow,
  email: string,
): void {
  const ends = { usedAt: confirmedAt, voidedAt: confirmedAt ? null : closedAt };
  const link = confirmationRow({ applicationId: id, email, createdAt, ...ends });
  rows.emailConfirmation.push(withTimedId(link, createdAt));
}

function addNotes(
  rows: FamilyRows,
  { applicant, kid }: Pick<Facts, 'applicant' | 'kid'>,
  { id, status, createdAt, confirmedAt, closedAt }: ApplicationRow,
): void {
  const parent = asParent(applicant);
  const about = { subject: ['application', id] as const, childId: kid.personId };
  note(rows, createdAt, parent, { event: 'application_filed', ...about });
  if (confirmedAt) note(rows, confirmedAt, parent, { event: 'application_confirmed', ...about });
  if (!closedAt) return;
  const lapsed = status === 'lapsed';
  note(rows, closedAt, lapsed ? null : parent, {
    event: lapsed ? 'application_lapsed' : 'application_cancelled',
    ...about,
  });
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
    openIn: null,
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
