import { Temporal } from 'temporal-polyfill';
import type { FamilyActor } from '@/lib/access/actor';
import { certificatesOf, found } from '@/lib/access/scope';
import { effectiveCertificateStatus, type CertificateStatus } from '@/lib/domain/certificate-status';
import { plainDate } from '@/lib/domain/dates';
import { formatDocument } from '@/lib/domain/identity-documents';
import { fullName } from '@/lib/domain/names';
import { isDeskOnly, knownReturnReasons } from '@/lib/domain/return-reasons';
import { listAccepting } from '@/lib/institutions/accepting';
import { today } from '@/lib/platform/clock';
import { database } from '@/lib/platform/database';
import { unsealText } from '@/lib/platform/encryption';
import { unsealDocumentNumber } from '@/lib/platform/sealed-fields';
import { settingsOn } from '@/lib/settings/settings-on';
import { listPapersToBring } from './bringing';
import { bringingDeadline } from './deadline';
import { familyHistory } from './family-history';
import { lastDayTaken } from './overdue-end';
import { isOutdated } from './renew-paper';

/** Statuses of which the family is told when and why. */
const explained: CertificateStatus[] = ['returned', 'suspended', 'terminated'];

const cardShape = {
  id: true,
  number: true,
  status: true,
  createdAt: true,
  daysToBring: true,
  activatedAt: true,
  validUntil: true,
  terminationReason: true,
  childId: true,
  municipalityId: true,
  chosenInstitutionId: true,
  chosenInstitution: { select: { shortName: true } },
  group: { select: { title: true, kind: true, yearlyAmount: true } },
  fundingYears: { orderBy: { year: 'desc' }, take: 1, select: { year: true, amount: true } },
  municipality: { select: { shortName: true, slug: true } },
  document: { select: { id: true, kind: true, numberSealed: true } },
  child: {
    select: {
      institutionId: true,
      person: {
        select: { surname: true, givenName: true, patronymic: true, birthDate: true, changedAt: true },
      },
    },
  },
  application: { select: { id: true, applicantId: true, applicant: { select: { changedAt: true } } } },
  papers: {
    orderBy: { version: 'desc' },
    select: { version: true, madeAt: true, kept: { select: { keptAt: true } } },
  },
  nextCertificate: { select: { id: true } },
  statusChanges: {
    where: { toStatus: { in: explained } },
    orderBy: { at: 'desc' },
    take: 1,
    select: {
      id: true,
      toStatus: true,
      at: true,
      reasons: true,
      comment: true,
      remark: { select: { sealed: true } },
    },
  },
} as const;

/** The certificate as its family sees it: the number, where it stands, what to bring, where and until when. */
export async function getCertificateCard(actor: FamilyActor, certificateId: string) {
  const certificate = found(
    await database().certificate.findFirst({
      where: { AND: [{ id: certificateId }, certificatesOf(actor)] },
      select: cardShape,
    }),
  );
  const { child, group, document } = certificate;
  const status = effectiveCertificateStatus(
    certificate.status,
    plainDate(found(child.person.birthDate)),
    today(),
  );
  const validUntil = plainDate(certificate.validUntil);
  const waits = status === 'not_activated' || status === 'returned';
  const { acceptsCopies } = await settingsOn(database(), certificate.municipalityId);
  return {
    id: certificate.id,
    number: certificate.number,
    status,
    childId: certificate.childId,
    applicationId: certificate.application.id,
    /** The papers are the applicant's alone. */
    mine: certificate.application.applicantId === actor.personId,
    /** Whether the child itself looks. */
    own: certificate.childId === actor.personId,
    childName: fullName(child.person),
    municipality: { ...certificate.municipality, acceptsCopies },
    document: formatDocument({
      kind: document.kind,
      ...unsealDocumentNumber(document.id, document.numberSealed),
    }),
    group: group.title,
    /** Decimal roubles a year; null for a certificate of accounting. */
    yearlyAmount: group.kind === 'funded' ? (group.yearlyAmount?.toFixed(2) ?? null) : null,
    /** What the present year has brought; null before the activation and where the year has brought nothing yet. */
    fundingYear: yearOf(certificate.fundingYears.find(({ year }) => year === today().year)),
    createdAt: certificate.createdAt,
    activatedAt: certificate.activatedAt,
    /** The 18th birthday: on this day the certificate is no longer valid. */
    validUntil,
    paper: certificate.papers[0]
      ? { madeAt: certificate.papers[0].madeAt, outdated: isOutdated(certificate) }
      : null,
    handedOut: handedOut(certificate.papers, waits),
    /** When it was returned, suspended or terminated, and what staff wrote to it; null in every other status. */
    change: changeOf(certificate.statusChanges.find(({ toStatus }) => toStatus === status)),
    terminationReason: certificate.terminationReason,
    history: await familyHistory(certificate.id),
    /** The one got after this one had ended. */
    nextCertificateId: certificate.nextCertificate?.id ?? null,
    /** A child of 18 gets no other one. */
    stillOfAge: Temporal.PlainDate.compare(today(), validUntil) < 0,
    waiting: waits ? await describeWaiting(actor, certificate) : null,
  };
}

type YearRow = { year: number; amount: { toFixed: (digits: number) => string } };

function yearOf(row: YearRow | undefined) {
  return row ? { year: row.year, amount: row.amount.toFixed(2) } : null;
}

type PaperRow = { version: number; madeAt: Date; kept: { keptAt: Date } | null };

/** Every version somebody was given, the latest first; the one that waits to be signed has its place among the steps. */
function handedOut(papers: readonly PaperRow[], waits: boolean): { version: number; madeAt: Date }[] {
  const earlier = waits ? papers.slice(1) : papers;
  return earlier.filter(({ kept }) => kept !== null).map(({ version, madeAt }) => ({ version, madeAt }));
}

type ChangeRow = {
  id: string;
  at: Date;
  reasons: string[];
  comment: string | null;
  remark: { sealed: Uint8Array } | null;
};

function changeOf(row: ChangeRow | undefined) {
  if (!row) return null;
  const { id, at, comment, remark } = row;
  const reasons = knownReturnReasons(row.reasons);
  return {
    at,
    comment: remark ? unsealText(`status_remark.sealed:${id}`, remark.sealed) : comment,
    /** Of a return: what is wrong. */
    reasons,
    /** Of a return: nothing is to be mended here, the family only comes again. */
    deskOnly: isDeskOnly(reasons),
  };
}

export type CertificateCard = Awaited<ReturnType<typeof getCertificateCard>>;

export type WaitingCard = NonNullable<CertificateCard['waiting']>;

type WaitingRow = {
  id: string;
  childId: string;
  createdAt: Date;
  daysToBring: number;
  municipalityId: string;
  chosenInstitutionId: string | null;
  chosenInstitution: { shortName: string } | null;
  child: { institutionId: string | null };
};

/** What only a certificate that waits for its papers has. */
async function describeWaiting(actor: FamilyActor, certificate: WaitingRow) {
  const [deadline, papers, accepting] = await Promise.all([
    bringingDeadline(database(), certificate),
    listPapersToBring(database(), certificate.id, actor.personId),
    listAccepting(database(), certificate.municipalityId, today(), certificate.child.institutionId),
  ]);
  const chosen = accepting.find(({ id }) => id === certificate.chosenInstitutionId) ?? null;
  return {
    today: today(),
    /** Null while the chosen institution is closed for so long that no last day can be named. */
    deadline,
    /** The last day papers past the term are taken, where the certificate then ends; null where it stays. */
    lastDay: deadline && (await lastDayTaken(database(), certificate, deadline.until)),
    papers: papers.filter(({ needed }) => needed !== 'not_required'),
    accepting,
    chosen,
    /** Name of the chosen institution when it does not accept papers today. */
    chosenButClosed: chosen ? null : (certificate.chosenInstitution?.shortName ?? null),
  };
}
