import type { TerminationReason } from '@/lib/domain/certificate-status';
import { drawBetween, drawShare } from '../numbers';
import type { RegionDays } from '../region-days';
import type { Stage } from '../stages';

type OpenStatus = 'awaiting_confirmation' | 'confirmed' | 'cancelled' | 'lapsed';

/** Days as numbers; of a certificate: received, activated, and the last change. */
export type CertificateTimes = {
  status: 'not_activated' | 'returned' | 'active' | 'suspended' | 'terminated' | 'expired';
  received: number;
  activated: number | null;
  changed: number | null;
  reason: TerminationReason | null;
};

export type Timeline = {
  birth: number;
  documentOn: number | null;
  applications: { status: OpenStatus; filed: number }[];
  certificates: CertificateTimes[];
};

const salts = { age: 51, received: 52, activated: 53, changed: 54, recent: 55, before: 56 } as const;
const yearDays = 365.25;
const filedBefore = 12;
/** Families entered last came so long ago that whatever befell their children has happened. */
export const settledDays = 60;

/** What happened to the child, and when: as its stage wants it, at an age at which it may. */
export function timelineOf(child: number, stage: Stage, entered: number, days: RegionDays): Timeline {
  const received = entered + drawBetween(child, salts.received, 2, 25);
  const recent = (from: number, to: number) => days.today - drawBetween(child, salts.recent, from, to);
  const opened = (status: OpenStatus, filed: number) => ({
    ...none,
    birth: bornBefore(child, filed, 12),
    documentOn: filed - 1,
    applications: [{ status, filed }],
  });
  const certified = (...certificates: CertificateTimes[]): Timeline => {
    const first = certificates[0]?.received ?? received;
    // One in six had filed an application shortly before, of which nothing came.
    const before = first - filedBefore;
    const twice = drawShare(child, salts.before) < 1 / 6 && before > entered;
    return {
      birth: bornBefore(child, first - 30, 9.5),
      documentOn: (twice ? before : first - 1) - 1,
      applications: twice ? [{ status: child % 2 ? 'cancelled' : 'lapsed', filed: before }] : [],
      certificates,
    };
  };
  switch (stage) {
    case 'entered':
      return { ...none, birth: days.today - Math.round(yearDays * (3 + 14 * drawShare(child, salts.age))) };
    case 'document':
      return { ...none, birth: bornBefore(child, entered, 9.5), documentOn: received };
    case 'awaiting':
      return opened('awaiting_confirmation', recent(0, 2));
    case 'confirmed':
      return opened('confirmed', recent(1, 8));
    case 'cancelled':
      return { ...opened('cancelled', received), birth: bornBefore(child, received, 9.5) };
    case 'lapsed':
      return { ...opened('lapsed', received), birth: bornBefore(child, received, 9.5) };
    case 'fresh':
      return certified({ ...waiting, received: recent(1, 3) });
    case 'overdue':
      return certified({ ...waiting, received: recent(16, 45) });
    case 'returned': {
      const day = recent(5, 9);
      return certified({ ...waiting, received: day, status: 'returned', changed: day + 1 });
    }
    case 'active':
      return certified(activated(child, received, days));
    case 'renewed': {
      const first = notBrought(entered + 2 + (child % 8));
      return certified(first, activated(child, (first.changed ?? 0) + 3 + (child % 3), days));
    }
    case 'papers_not_brought':
      return certified(notBrought(received));
    case 'suspended':
      return certified(ended(child, { ...activated(child, received, days), status: 'suspended' }, days));
    case 'moved_away':
    case 'own_request':
    case 'mistake_or_duplicate': {
      const times = activated(child, received, days);
      return certified(ended(child, { ...times, status: 'terminated', reason: stage }, days));
    }
    case 'expired':
      return expired(child, received, days);
  }
}

const none = { documentOn: null, applications: [], certificates: [] } as const satisfies Omit<
  Timeline,
  'birth'
>;

const waiting = { status: 'not_activated', activated: null, changed: null, reason: null } as const;

/** Five on that day, or up to `years` older. */
function bornBefore(child: number, day: number, years: number): number {
  return day - Math.ceil(yearDays * (5 + years * drawShare(child, salts.age)));
}

function activated(child: number, received: number, days: RegionDays): CertificateTimes {
  const day = days.afterWorkingDays(received, drawBetween(child, salts.activated, 1, 5));
  return { ...waiting, received, status: 'active', activated: day };
}

function ended(child: number, times: CertificateTimes, days: RegionDays): CertificateTimes {
  const from = (times.activated ?? times.received) + 3;
  const span = Math.max(days.today - 4 - from, 1);
  return { ...times, changed: days.weekday(from + Math.floor(span * drawShare(child, salts.changed))) };
}

function notBrought(received: number): CertificateTimes {
  return { ...waiting, received, status: 'terminated', changed: received + 27, reason: 'papers_not_brought' };
}

/** The 18th birthday came between the activation and now. */
function expired(child: number, received: number, days: RegionDays): Timeline {
  const times = activated(child, received, days);
  const from = (times.activated ?? received) + 2;
  const birthday = from + Math.floor((days.today - 1 - from) * drawShare(child, salts.changed));
  const birth = days.plain(birthday).subtract({ years: 18 });
  return {
    ...none,
    birth: days.plain(0).until(birth).days,
    documentOn: received - 2,
    certificates: [{ ...times, status: 'expired', changed: birthday }],
  };
}
