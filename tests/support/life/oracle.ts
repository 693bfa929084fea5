import {
  birthday,
  dayOf,
  isWorking,
  isoOf,
  nthWorkingDay,
  partsOf,
  threeMonthsBefore,
  type Closed,
  type Day,
  type Mark,
} from './plain-days';

/** What happened, in its order. `ran`: the portal lived these days, on the day of the entry. */
export type Entry = { on: Day } & (
  | { what: 'group'; id: string; funded: boolean; amount: number; from: Day; successorOf: string | null }
  | { what: 'marked'; municipality: string | null; day: Day; mark: Mark }
  | { what: 'closed'; institution: string; from: Day; to: Day }
  | { what: 'ruled'; municipality: string; cancelAfter: number | null }
  | { what: 'applied'; id: string; child: string; born: Day; confirmed: boolean }
  | { what: 'issued'; id: string; application: string; group: string; municipality: string; term: number }
  | { what: 'chosen'; id: string; institution: string }
  | { what: 'activated' | 'suspended' | 'restored' | 'returned' | 'lifted'; id: string }
  | { what: 'moved'; id: string; group: string; municipality: string }
  | { what: 'withdrawn'; id: string }
  | { what: 'ran'; days: readonly Day[] }
);

type Rule = { since: Day; cancelAfter: number | null };

type Group = { funded: boolean; amount: number; from: Day; next: string | null };

type Application = { child: string; born: Day; status: string; filed: Day; confirmed: Day | null };

type Certificate = {
  child: string;
  born: Day;
  status: string;
  /** When it came to it. */
  since: Day;
  reason: string | null;
  group: string;
  municipality: string;
  issued: Day;
  term: number;
  activated: Day | null;
  waitsSince: Day;
  came: Day | null;
  institution: string | null;
  years: Map<number, number>;
};

/** Where everything must be after what happened: by the rules as people read them, sharing nothing with the portal. */
export function whereEverythingMustBe(log: readonly Entry[]) {
  const groups = new Map<string, Group>();
  const marks = new Map<string, Mark>();
  const closures = new Map<string, Closed[]>();
  const rules = new Map<string, Rule[]>();
  const applications = new Map<string, Application>();
  const certificates = new Map<string, Certificate>();
  /** What was told, and when. */
  const told = new Map<string, Day>();

  const get = <Value>(map: Map<string, Value>, id: string): Value => {
    const value = map.get(id);
    if (value === undefined) throw new Error(`The log knows no ${id}`);
    return value;
  };
  const isLive = ({ status }: Certificate) => status !== 'terminated' && status !== 'expired';
  const noticeOf = (child: string, kind: string, forDay: Day) => `${child} ${kind} ${isoOf(forDay)}`;
  const tell = (child: string, kind: string, forDay: Day, on: Day) => {
    const notice = noticeOf(child, kind, forDay);
    if (!told.has(notice)) told.set(notice, on);
  };
  const isFresh = (about: Day, day: Day) => about <= day && day <= about + 31;
  const become = (certificate: Certificate, status: string, on: Day) => {
    certificate.status = status;
    certificate.since = on;
  };

  function amountOf(id: string, day: Day): number | null {
    let group = get(groups, id);
    if (!group.funded) return null;
    while (group.next !== null && get(groups, group.next).from <= day) group = get(groups, group.next);
    return group.funded ? group.amount : null;
  }

  function openYear(certificate: Certificate, day: Day): void {
    const { year } = partsOf(day);
    const amount = amountOf(certificate.group, day);
    if (amount !== null && !certificate.years.has(year)) certificate.years.set(year, amount);
  }

  function yearBegins(certificate: Certificate, year: number): Day {
    return Math.max(dayOf(year, 1, 1), certificate.activated ?? 0);
  }

  function termOf({ issued, term, municipality, institution }: Certificate) {
    const calendar = (day: Day) => marks.get(`${municipality} ${day}`) ?? marks.get(`all ${day}`);
    const closed = closures.get(institution ?? '') ?? [];
    const until = nthWorkingDay(issued, term, calendar, closed);
    let eve = until - 1;
    while (!isWorking(eve, calendar, closed)) eve -= 1;
    return { until, eve };
  }

  function live(day: Day, on: Day): void {
    const { year } = partsOf(day);
    for (const certificate of certificates.values()) {
      const end = birthday(certificate.born, 18);
      if (!isLive(certificate) || end > day) continue;
      become(certificate, 'expired', on);
      if (on - end <= 31) tell(certificate.child, 'certificate_expired', end, on);
    }
    for (const application of applications.values()) {
      const open = application.status === 'awaiting_confirmation' || application.status === 'confirmed';
      if (open && birthday(application.born, 18) <= day) application.status = 'cancelled';
      const unconfirmed = application.status === 'awaiting_confirmation';
      if (unconfirmed && application.filed < day - 30) application.status = 'lapsed';
      const five = birthday(application.born, 5);
      const waits = application.status === 'confirmed' && (application.confirmed ?? day) < five;
      if (waits && day === on && isFresh(five, day)) tell(application.child, 'may_receive', five, on);
    }
    for (const certificate of certificates.values()) {
      if (certificate.status === 'not_activated' && day === on) wait(certificate, day);
      if (!isLive(certificate)) continue;
      const end = birthday(certificate.born, 18);
      const [fourteen, before] = [birthday(certificate.born, 14), threeMonthsBefore(end)];
      const isTold = (about: Day) => day === on && certificate.issued < about && isFresh(about, day);
      if (isTold(fourteen)) tell(certificate.child, 'turns_fourteen', fourteen, on);
      if (isTold(before)) tell(certificate.child, 'ends_soon', end, on);
      if (certificate.status !== 'active' || partsOf(on).year !== year) continue;
      if ((certificate.activated ?? on) <= day && !certificate.years.has(year)) {
        openYear(certificate, yearBegins(certificate, year));
      }
      const next = dayOf(year + 1, 1, 1);
      if (day >= dayOf(year, 12, 15) && end > next && amountOf(certificate.group, next) !== null) {
        tell(certificate.child, 'next_amount', next, on);
      }
    }
  }

  function wait(certificate: Certificate, day: Day): void {
    const held = rules.get(certificate.municipality)?.at(-1);
    const { since, cancelAfter } = held ?? { since: 0, cancelAfter: null };
    // Nothing that old can end about this day unless an end is set for it.
    if (cancelAfter === null && day - certificate.issued > 400) return;
    const { until, eve } = termOf(certificate);
    const announced = told.get(noticeOf(certificate.child, 'deadline_passed', until));
    if (cancelAfter !== null && announced !== undefined) {
      const begins = Math.max(until, announced - 1, since, certificate.waitsSince, certificate.came ?? 0);
      if (day > begins + cancelAfter) {
        become(certificate, 'terminated', day);
        certificate.reason = 'papers_not_brought';
        return;
      }
    }
    if (certificate.issued >= day) return;
    if (eve <= day && day < until) tell(certificate.child, 'deadline_tomorrow', until, day);
    const isRecent = until < day && day <= until + 4;
    if (isRecent || (cancelAfter !== null && until < day)) {
      tell(certificate.child, 'deadline_passed', until, day);
    }
  }

  for (const entry of log) {
    const { on } = entry;
    switch (entry.what) {
      case 'group':
        groups.set(entry.id, { funded: entry.funded, amount: entry.amount, from: entry.from, next: null });
        if (entry.successorOf) get(groups, entry.successorOf).next = entry.id;
        break;
      case 'marked':
        marks.set(`${entry.municipality ?? 'all'} ${entry.day}`, entry.mark);
        break;
      case 'closed':
        closures.set(entry.institution, [
          ...(closures.get(entry.institution) ?? []),
          { from: entry.from, to: entry.to },
        ]);
        break;
      case 'ruled':
        rules.set(entry.municipality, [
          ...(rules.get(entry.municipality) ?? []),
          { since: on, cancelAfter: entry.cancelAfter },
        ]);
        break;
      case 'applied':
        applications.set(entry.id, {
          child: entry.child,
          born: entry.born,
          status: entry.confirmed ? 'confirmed' : 'awaiting_confirmation',
          filed: on,
          confirmed: entry.confirmed ? on : null,
        });
        break;
      case 'issued': {
        const application = get(applications, entry.application);
        application.status = 'certificate_issued';
        certificates.set(entry.id, {
          child: application.child,
          born: application.born,
          status: 'not_activated',
          since: on,
          reason: null,
          group: entry.group,
          municipality: entry.municipality,
          issued: on,
          term: entry.term,
          activated: null,
          waitsSince: on,
          came: null,
          institution: null,
          years: new Map(),
        });
        break;
      }
      case 'chosen':
        get(certificates, entry.id).institution = entry.institution;
        break;
      case 'activated': {
        const certificate = get(certificates, entry.id);
        become(certificate, 'active', on);
        certificate.activated = on;
        openYear(certificate, on);
        break;
      }
      case 'suspended':
        become(get(certificates, entry.id), 'suspended', on);
        break;
      case 'restored': {
        const certificate = get(certificates, entry.id);
        become(certificate, 'active', on);
        openYear(certificate, yearBegins(certificate, partsOf(on).year));
        break;
      }
      case 'returned':
        become(get(certificates, entry.id), 'returned', on);
        break;
      case 'lifted': {
        const certificate = get(certificates, entry.id);
        become(certificate, 'not_activated', on);
        certificate.waitsSince = on;
        break;
      }
      case 'moved': {
        const certificate = get(certificates, entry.id);
        certificate.group = entry.group;
        certificate.municipality = entry.municipality;
        certificate.came = on;
        certificate.institution = null;
        const { funded, amount } = get(groups, entry.group);
        const { year } = partsOf(on);
        if (certificate.activated !== null && (funded || certificate.years.has(year))) {
          certificate.years.set(year, funded ? amount : 0);
        }
        break;
      }
      case 'withdrawn': {
        const certificate = get(certificates, entry.id);
        become(certificate, 'terminated', on);
        certificate.reason = 'consent_withdrawn';
        break;
      }
      case 'ran':
        for (const day of entry.days) live(day, on);
    }
  }
  return { applications, certificates, notices: [...told.keys()] };
}
