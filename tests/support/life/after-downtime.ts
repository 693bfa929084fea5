import { birthday, dayOf, isoOf, partsOf, threeMonthsBefore, type Day } from './plain-days';

/** A child of this story; what is planned for a day happens at its noon. */
export type Planned = {
  born: Day;
  /** Null: only the application was filed, and it was confirmed or not. */
  certificate: 'funded' | 'accounting' | null;
  confirmed?: boolean;
  scanSent?: Day;
  terminated?: Day;
  /** While they last, nothing can be written to the certificate. */
  fault?: { from: Day; to: Day };
};

type Gone = { reason: string; from: Day; to: Day };

/** Where everything about a child must be; `scan`: null where the picture is kept, else between which days it went. */
export type Stand = {
  status: string;
  since: Day;
  years: number[];
  letters: string[];
  scan: Gone | null;
};

/** All letters but that of the money come so many days late and not later. */
const latest = 31;

/**
 * By the rules as people read them, sharing nothing with the portal. `runs`: the days on which there was a worker, seven
 * minutes after midnight; everybody came to the portal at noon of the day `begun`.
 */
export function standAfter(plan: Planned, begun: Day, runs: readonly Day[]): Stand {
  const first = (day: Day) => runs.find((run) => run >= day) ?? Infinity;
  return plan.certificate === null ? applied(plan, begun, first) : certified(plan, begun, runs, first);
}

type First = (day: Day) => Day;

function applied({ born, confirmed, scanSent }: Planned, begun: Day, first: First): Stand {
  const letters: string[] = [];
  const five = birthday(born, 5);
  if (confirmed) {
    if (first(five) - five <= latest) letters.push(`may_receive ${isoOf(five)}`);
    return { status: 'confirmed', since: begun, years: [], letters, scan: null };
  }
  // Filed at noon it is thirty days old at noon; the day after begins with it.
  const lapsed = first(begun + 31);
  // Written at the very minute at which the worker looks, it is past its year one day later.
  const gone = first(lapsed + 366);
  const scan = scanSent === undefined ? null : wentOn('unclaimed', gone);
  if (scan) letters.push('scans_destroyed');
  return { status: 'lapsed', since: lapsed, years: [], letters, scan };
}

function certified(plan: Planned, begun: Day, runs: readonly Day[], first: First): Stand {
  const { born, terminated = Infinity, fault, scanSent } = plan;
  const [end, fourteen] = [birthday(born, 18), birthday(born, 14)];
  const written = first(fault && fault.from <= end ? Math.max(end, fault.to + 1) : end);
  const letters: string[] = [];
  const tell = (kind: string, day: Day, about = day) => {
    const told = day > begun && first(day) - day <= latest && first(day) < Math.min(end, terminated);
    if (told) letters.push(`${kind} ${isoOf(about)}`);
  };
  tell('turns_fourteen', fourteen);
  tell('ends_soon', threeMonthsBefore(end), end);
  if (written - end <= latest) letters.push(`certificate_expired ${isoOf(end)}`);
  const { years, told } = moneyOf(plan, begun, runs);
  for (const year of told) letters.push(`next_amount ${year}-01-01`);
  const scan = scanSent === undefined ? null : scanOf({ end, terminated, written, scanSent }, begun, first);
  // Who has grown up is no child of the guardians any more.
  if (scan && scan.to < end) letters.push('scans_destroyed');
  const ended = terminated < Infinity ? 'terminated' : written < Infinity ? 'expired' : null;
  return {
    status: ended ?? 'active',
    since: ended === null ? begun : Math.min(terminated, written),
    years: [...years].sort(),
    letters: letters.sort(),
    scan,
  };
}

/** Of a year that is over when the worker comes to its days, there is neither money nor a letter. */
function moneyOf({ born, certificate }: Planned, begun: Day, runs: readonly Day[]) {
  const [years, told] = [new Set<number>(), new Set<number>()];
  if (certificate !== 'funded') return { years, told };
  const end = birthday(born, 18);
  let lived = begun;
  for (const run of runs) {
    for (let day = lived + 1; day <= run; day += 1) {
      const { year, month, date } = partsOf(day);
      if (year !== partsOf(run).year || end <= day) continue;
      years.add(year);
      if (month === 12 && date >= 15 && end > dayOf(year + 1, 1, 1)) told.add(year + 1);
    }
    lived = run;
  }
  return { years, told };
}

type Ending = { end: Day; terminated: Day; written: Day; scanSent: Day };

/** Thirty days of an active certificate, or ten days after its end: whichever the worker finds first. */
function scanOf({ end, terminated, written, scanSent }: Ending, begun: Day, first: First): Gone | null {
  const checked = first(Math.max(begun, scanSent) + 31);
  if (checked < Math.min(end, terminated + 1)) return wentOn('scan_after_activation', checked);
  if (terminated < Infinity) return wentOn('scan_after_end', first(terminated + 11));
  // From the birthday itself, or from the day on which the worker wrote the end down.
  return wentOn('scan_after_end', first(end + 10), first(written + 11));
}

function wentOn(reason: string, from: Day, to = from): Gone | null {
  return from < Infinity ? { reason, from, to } : null;
}
