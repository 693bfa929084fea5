import type { CertificateStatus, TerminationReason } from '@/lib/domain/certificate-status';
import { birthdayAt, type PlainDate } from '@/lib/domain/dates';
import { minimumAge, validUntil } from '@/lib/domain/eligibility';
import {
  daysAgo,
  deadlineOf,
  later,
  receivedForDeadlineToday,
  workingDaysAfter,
  workingDayUpTo,
} from './when';

/** How far a child has come. */
export type Stage =
  | 'entered'
  | 'document'
  | 'awaiting'
  | 'confirmed'
  | 'cancelled'
  | 'lapsed'
  | 'fresh'
  | 'due_today'
  | 'overdue'
  | 'returned'
  | 'active'
  | 'renewed'
  | 'suspended'
  | 'expired'
  | TerminationReason;

export type CertificateStory = {
  status: CertificateStatus;
  received: PlainDate;
  activated: PlainDate | null;
  /** The day of the last change after activation, or instead of it. */
  changed: PlainDate | null;
  reason: TerminationReason | null;
};

export type Story = {
  /** When the school or the family entered the child. */
  entered: PlainDate;
  hasDocument: boolean;
  application: {
    status: 'awaiting_confirmation' | 'confirmed' | 'cancelled' | 'lapsed';
    filed: PlainDate;
  } | null;
  /** Oldest first; the application of each was filed the day before. */
  certificates: CertificateStory[];
};

/** Days that differ from family to family, the same at every load. */
function spread(n: number, from: number, to: number): number {
  return from + ((n * 37) % (to - from + 1));
}

export function storyOf(stage: Stage, n: number, birthDate: PlainDate): Story {
  const certificates = certificatesOf(stage, n, birthDate);
  const [first] = certificates;
  if (first) {
    const entered = first.received.subtract({ days: spread(n, 2, 25) });
    return { entered, hasDocument: true, application: null, certificates };
  }
  const application = applicationOf(stage, n);
  const start = application?.filed ?? daysAgo(1);
  const entered = start.subtract({ days: spread(n, 1, 30) });
  return { entered, hasDocument: stage !== 'entered', application, certificates };
}

function applicationOf(stage: Stage, n: number): Story['application'] {
  switch (stage) {
    case 'awaiting':
      return { status: 'awaiting_confirmation', filed: daysAgo(spread(n, 0, 4)) };
    case 'confirmed':
      return { status: 'confirmed', filed: daysAgo(spread(n, 1, 8)) };
    case 'cancelled':
      return { status: 'cancelled', filed: daysAgo(spread(n, 12, 40)) };
    case 'lapsed':
      return { status: 'lapsed', filed: daysAgo(spread(n, 35, 90)) };
    default:
      return null;
  }
}

function certificatesOf(stage: Stage, n: number, birthDate: PlainDate): CertificateStory[] {
  const fifth = birthdayAt(birthDate, minimumAge);
  const received = (from: number, to: number) => later(daysAgo(spread(n, from, to)), fifth);
  const waiting = (day: PlainDate) => [{ ...unfinished, received: day }];
  switch (stage) {
    case 'entered':
    case 'document':
    case 'awaiting':
    case 'confirmed':
    case 'cancelled':
    case 'lapsed':
      return [];
    case 'fresh':
      return waiting(received(1, 3));
    case 'due_today':
      return waiting(receivedForDeadlineToday());
    case 'overdue':
      return waiting(received(16, 45));
    case 'returned': {
      const day = received(5, 9);
      return [{ ...unfinished, received: day, status: 'returned', changed: workingDaysAfter(day, 1) }];
    }
    case 'active':
      return [activated(n, received(30, 430))];
    case 'suspended': {
      const story = activated(n, received(120, 300));
      return [{ ...story, status: 'suspended', changed: workingDayUpTo(daysAgo(spread(n, 8, 40))) }];
    }
    case 'expired':
      return [
        { ...activated(n, birthdayAt(birthDate, 16)), status: 'expired', changed: validUntil(birthDate) },
      ];
    case 'renewed':
      return [notBrought(received(200, 260)), activated(n, received(60, 90))];
    case 'papers_not_brought':
      return [notBrought(received(100, 160))];
    case 'moved_away':
    case 'own_request':
    case 'consent_withdrawn':
    case 'mistake_or_duplicate':
    case 'death': {
      const story = activated(n, received(150, 400));
      const changed = workingDayUpTo(daysAgo(spread(n, 10, 90)));
      return [{ ...story, status: 'terminated', changed, reason: stage }];
    }
  }
}

const unfinished = { status: 'not_activated', activated: null, changed: null, reason: null } as const;

function activated(n: number, received: PlainDate): CertificateStory {
  return { ...unfinished, received, status: 'active', activated: workingDaysAfter(received, 1 + (n % 5)) };
}

function notBrought(received: PlainDate): CertificateStory {
  const changed = workingDaysAfter(deadlineOf(received), 20);
  return { ...unfinished, received, status: 'terminated', changed, reason: 'papers_not_brought' };
}
