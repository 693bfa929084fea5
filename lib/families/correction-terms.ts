import { Temporal } from 'temporal-polyfill';
import type { CertificateStatus } from '@/lib/domain/certificate-status';
import {
  changedDataDays,
  correctionAnswerDays,
  correctionMatters,
  type CorrectionMatter,
  type CorrectionStatus,
} from '@/lib/domain/corrections';
import { dayIn, plainDate, type PlainDate } from '@/lib/domain/dates';
import { deadlineOf, type Deadline, type ProductionCalendar } from '@/lib/domain/working-days';
import { today } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';

/** Counted by the production calendar at every look, as every deadline here is. */
export function answerBy(createdAt: Date, calendar: ProductionCalendar): Deadline | null {
  return termOf(createdAt, correctionAnswerDays, calendar);
}

type HeldCertificate = { status: CertificateStatus; validUntil: Date };
type Child = { certificates: readonly HeldCertificate[] };

/** Of a request: what the term to come with the originals depends on; the newest certificate of a child stands first. */
export type Reported<More = unknown> = {
  fields: readonly string[];
  status: CorrectionStatus;
  createdAt: Date;
  person: { child: (Child & More) | null; guardianOf: readonly { child: Child & More }[] };
};

/** The certificate that tells whether the family's undertaking to show what changed holds. */
export const newestCertificate = {
  orderBy: { createdAt: 'desc' },
  take: 1,
  select: { id: true, status: true, validUntil: true },
} as const;

/**
 * Until when the family shows the originals of what it reported. Null where nothing is shown for it, the request is
 * answered, or no certificate is in use yet: until then the papers are brought within their own term.
 */
export function showBy(reported: Reported, calendar: ProductionCalendar): Deadline | null {
  const { fields, status, createdAt, person } = reported;
  if (status !== 'waiting' || !correctionMatters[matterOf(fields)].inPerson) return null;
  const children = [...(person.child ? [person.child] : []), ...person.guardianOf.map(({ child }) => child)];
  if (!children.some(({ certificates: [newest] }) => newest && isInUse(newest))) return null;
  return termOf(createdAt, changedDataDays, calendar);
}

function isInUse({ status, validUntil }: HeldCertificate): boolean {
  const inUse = status === 'active' || status === 'suspended';
  return inUse && Temporal.PlainDate.compare(today(), plainDate(validUntil)) < 0;
}

function termOf(createdAt: Date, days: number, calendar: ProductionCalendar): Deadline | null {
  return deadlineOf({ start: askedOn(createdAt), days, today: today() }, calendar);
}

export function askedOn(createdAt: Date): PlainDate {
  return dayIn(environment().TIME_ZONE, createdAt);
}

/** Only askCorrection writes the column. */
export function matterOf(fields: readonly string[]): CorrectionMatter {
  return (fields[0] ?? 'other') as CorrectionMatter;
}
