import { certificateNumber } from '@/lib/domain/certificate-number';
import { ageOn, formatDate, type PlainDate } from '@/lib/domain/dates';
import { fullName, nameKey } from '@/lib/domain/names';
import { papersToBring, type Paper } from '@/lib/domain/papers-to-bring';
import { note } from '@/lib/local/demo/journal';
import { certificateRow, statusChangeRow } from '@/lib/local/demo/rows/certificates';
import { sentLetterRow } from '@/lib/local/demo/rows/letters';
import { regionRow } from '@/lib/local/demo/rows/places';
import type { StaffMember } from '@/lib/local/demo/staff';
import { environment } from '@/lib/platform/environment';
import { draw } from '../numbers';
import { operatorOf, type Group } from '../places';
import { timedId, withTimedId } from '../timed-id';
import { addIssuedApplication, asParent, atDesk } from './applications';
import type { Family, Kid, Making, Member } from './family';
import { addPaper } from './papers';
import type { CertificateTimes } from './timeline';

type Of = { family: Family; applicant: Member; kid: Kid };
type Which = {
  times: CertificateTimes;
  /** Which of the child's certificates, and of its applications. */
  turn: number;
  application: number;
  previousId: string | null;
  visitId: string | null;
};
type Certificate = ReturnType<typeof certificateRow>;

const million = 1_000_000;
const smallestFundedAge = 7;

/** A certificate with its application, papers, history, letters and what the journal says of them. */
export function addCertificate(
  making: Making,
  of: Of,
  { times, turn, application: which, previousId, visitId }: Which,
): string {
  const { days, rows } = making;
  const { family, applicant, kid } = of;
  if (!kid.document) throw new Error('A certificate stands on a document');
  const createdAt = receivedAt(making, kid, times);
  const application = addIssuedApplication(making, of, { which, received: createdAt, visitId });
  const number = numberOf(family, kid, turn);
  const group = groupOf(making, family, kid, times);
  const operator = operatorFor(family, kid);
  const activatedAt =
    times.activated === null ? null : days.at(times.activated, 11 * 60 + (kid.number % 240));
  const certificate = {
    ...withTimedId(
      certificateRow({
        number,
        childId: kid.personId,
        birthDate: kid.birthDate,
        municipalityId: family.town.id,
        applicationId: application.id,
        groupId: group.id,
        documentId: kid.document.id,
        status: times.status,
        createdAt,
        chosenInstitutionId: kid.number % 2 === 0 ? family.desk.id : null,
        activation: activatedAt && {
          at: activatedAt,
          byId: operator.accountId,
          institutionId: operator.institutionId,
        },
        terminationReason: times.reason,
        previousCertificateId: previousId,
      }),
      createdAt,
    ),
    childNameKey: nameKey(fullName(kid.name)),
  };
  rows.certificateNumber.push({ number, municipalityId: family.town.id, givenAt: createdAt });
  rows.certificate.push(certificate);
  const paperId = addPaper(making, {
    ...of,
    group,
    certificate,
    applicationNumber: application.number,
  });
  const author = visitId ? atDesk(family) : asParent(applicant);
  const about = { subject: ['certificate', certificate.id] as const, childId: kid.personId };
  addChange(making, certificate, { to: 'not_activated', at: createdAt, author });
  note(rows, createdAt, author, { event: 'certificate_issued', ...about });
  const papers = papersOf(of, days.plain(times.received));
  if (!visitId) addReceivedLetter(making, of, certificate, { times, papers });
  if (activatedAt) {
    const by = {
      accountId: operator.accountId,
      role: 'operator' as const,
      institutionId: operator.institutionId,
    };
    addChange(making, certificate, { from: 'not_activated', to: 'active', at: activatedAt, author: by });
    note(rows, new Date(activatedAt.getTime() - 600_000), by, { event: 'certificate_viewed', ...about });
    note(rows, activatedAt, by, { event: 'certificate_activated', ...about });
    addActivation(making, of, certificate, { at: activatedAt, operator, papers, paperId, group });
  }
  addLastChange(making, of, certificate, times);
  return certificate.id;
}

function receivedAt({ days }: Making, kid: Kid, { received }: CertificateTimes): Date {
  return days.at(received, 10 * 60 + (draw(kid.number, 61) % 60));
}

/** Up to eight numbers are kept for a family, two for a child; the next of them are far away, as drawn ones would be. */
function numberOf({ town, ordinal }: Family, { order }: Kid, turn: number): string {
  const kept = ordinal * 8 + order * 2 + turn;
  return certificateNumber(regionRow.code, town.code, (kept * 7_654_321 + 271_828) % million);
}

/** Every third chose money where there is any. */
function groupOf({ days }: Making, { town }: Family, kid: Kid, { received }: CertificateTimes): Group {
  const oldEnough = ageOn(kid.birthDate, days.plain(received)) >= smallestFundedAge;
  return town.funded && oldEnough && kid.number % 3 === 0 ? town.funded : town.accounting;
}

/** Own pupils go to the operator of their school where it has one. */
function operatorFor(family: Family, kid: Kid): StaffMember {
  const own = kid.number % 2 === 1 ? kid.attends?.operator : null;
  return own ?? operatorOf(family.desk, family.n);
}

function papersOf({ applicant, kid }: Of, day: PlainDate): Paper[] {
  return papersToBring({
    applicantIsChild: applicant.personId === kid.personId,
    childAge: ageOn(kid.birthDate, day),
    childDocumentKind: kid.document?.kind ?? 'birth_certificate',
    applicantDocumentKind: 'passport',
    attendsInstitution: kid.attends !== null,
    proofOfResidence: 'unattached_only',
    snilsKnown: kid.snils !== null,
  });
}

type Change = {
  from?: CertificateTimes['status'];
  to: CertificateTimes['status'];
  at: Date;
  author: ReturnType<typeof asParent>;
  reasons?: string[];
};

function addChange(
  { rows }: Making,
  certificate: Certificate,
  { from, to, at, author, reasons = [] }: Change,
): void {
  rows.certificateStatusChange.push({
    ...withTimedId(
      statusChangeRow({
        certificateId: certificate.id,
        fromStatus: from ?? null,
        toStatus: to,
        at,
        byAccountId: author?.accountId ?? null,
        institutionId: author?.institutionId ?? null,
        reasons,
      }),
      at,
    ),
    byRole: author?.role ?? null,
  });
}

type Activation = { at: Date; operator: StaffMember; papers: Paper[]; paperId: string; group: Group };

function addActivation(making: Making, of: Of, certificate: Certificate, facts: Activation): void {
  const { rows } = making;
  const { family, applicant, kid } = of;
  const { at, operator, papers, paperId } = facts;
  const copies = family.town.acceptsCopies && family.n % 4 === 0;
  for (const { key, needed } of papers) {
    const signed = key === 'application' || key === 'consent';
    const brought = copies && !signed ? 'copy' : 'original';
    rows.paperCheck.push({
      certificateId: certificate.id,
      paperKey: key,
      result: needed === 'required' ? brought : 'not_required',
      checkedById: operator.accountId,
      checkedAt: at,
    });
  }
  rows.consent.push({
    id: timedId(at),
    giverId: applicant.personId,
    childId: kid.personId,
    paperId,
    givenAt: at,
    withdrawnAt: null,
  });
  addFunding(making, kid, certificate, facts);
  const place = operator.institutionId === family.desk.id ? family.desk : kid.attends;
  rows.letter.push(
    sentLetterRow({
      kind: 'certificate_activated',
      ...recipient(of),
      payload: {
        childName: fullName(kid.name),
        certificateNumber: certificate.number,
        institution: place?.shortName ?? family.desk.shortName,
        link: linkTo(certificate),
      },
      createdAt: at,
      readAt: kid.number % 3 === 0 ? null : new Date(at.getTime() + 7_200_000),
    }),
  );
}

/** The yearly amount from the year of activation on; half of the children have spent some of this year's. */
function addFunding(
  { days, rows, places }: Making,
  kid: Kid,
  { id }: Certificate,
  { at, group }: Activation,
): void {
  if (!group.yearlyAmount) return;
  const thisYear = days.plain(days.today).year;
  for (let year = at.getUTCFullYear(); year <= thisYear; year += 1) {
    const opened = year === at.getUTCFullYear() ? at : new Date(Date.UTC(year, 0, 1, 2));
    const fundingYearId = timedId(opened);
    rows.fundingYear.push({
      id: fundingYearId,
      certificateId: id,
      year,
      amount: group.yearlyAmount,
      createdAt: opened,
    });
    if (kid.number % 2 === 0) continue;
    rows.fundingMovement.push({
      id: timedId(opened),
      fundingYearId,
      kind: 'reserved',
      amount: '9600.00',
      programme: 'Робототехника для начинающих',
      integrationId: places.integrationId,
      requestKey: `region-${fundingYearId}`,
      at: opened,
    });
  }
}

const lastEvents = {
  returned: 'certificate_returned',
  suspended: 'certificate_suspended',
  terminated: 'certificate_terminated',
  expired: 'certificate_expired',
} as const;

const lastReasons = {
  returned: ['document_data_differ'],
  suspended: ['suspend_request'],
  expired: [],
} as const;

function addLastChange(
  making: Making,
  { family, kid }: Of,
  certificate: Certificate,
  times: CertificateTimes,
): void {
  const { status, changed, reason } = times;
  if (changed === null || status === 'active' || status === 'not_activated') return;
  const itself = status === 'expired' || reason === 'papers_not_brought';
  const author = itself ? null : atDesk(family);
  const at = making.days.at(changed, itself ? 5 : 14 * 60 + 30);
  const from = times.activated === null ? 'not_activated' : 'active';
  const reasons = status === 'terminated' ? (reason ? [reason] : []) : [...lastReasons[status]];
  addChange(making, certificate, { from, to: status, at, author, reasons });
  const subject = ['certificate', certificate.id] as const;
  note(making.rows, at, author, { event: lastEvents[status], subject, childId: kid.personId });
}

function addReceivedLetter(
  { days, rows }: Making,
  of: Of,
  certificate: Certificate,
  { times, papers }: { times: CertificateTimes; papers: Paper[] },
): void {
  const { family, kid } = of;
  rows.letter.push(
    sentLetterRow({
      kind: 'certificate_received',
      ...recipient(of),
      payload: {
        childName: fullName(kid.name),
        certificateNumber: certificate.number,
        bringUntil: formatDate(days.plain(days.afterWorkingDays(times.received, 5))),
        papers: papers.flatMap(({ title, needed }) => (needed === 'required' ? [title] : [])),
        institutions: [{ name: family.desk.shortName, address: family.desk.address }],
        link: linkTo(certificate),
      },
      createdAt: certificate.createdAt,
      readAt: kid.number % 3 === 0 ? null : new Date(certificate.createdAt.getTime() + 3_600_000),
    }),
  );
}

function recipient({ applicant, kid }: Of) {
  const { personId, accountId, email } = applicant;
  return { personId, childId: kid.personId, accountId, email };
}

function linkTo({ id }: Certificate): string {
  return `${environment().APP_URL}/cabinet/certificates/${id}`;
}
