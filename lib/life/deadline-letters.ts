import { Temporal } from 'temporal-polyfill';
import { listPapersToBring } from '@/lib/certificates/bringing';
import { bringingDeadline } from '@/lib/certificates/deadline';
import { lastDayTaken } from '@/lib/certificates/overdue-end';
import { formatDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import { linesToBring } from '@/lib/domain/papers-to-bring';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { lockCertificate, type LivedDay } from './lived-day';
import { getToldCertificate } from './told-certificate';
import { tellOnce } from './tell-once';

/** «Последний день — завтра»: on the last working day before it. */
export async function tellDeadlineTomorrow(tx: Transaction, id: string, { day }: LivedDay): Promise<boolean> {
  const term = await endingTerm(tx, id, { day });
  if (!term || Temporal.PlainDate.compare(day, term.until) >= 0) return false;
  const { childId, to, until, payload } = term;
  const tomorrow = day.add({ days: 1 }).equals(until);
  const told = { ...payload, tomorrow };
  return tellOnce(tx, {
    childId,
    kind: 'deadline_tomorrow',
    forDay: until,
    to,
    payload: () => told,
    // Once the last day has begun, «завтра» is no more true.
    until: startOfDay(tomorrow ? until : until.add({ days: 1 }), environment().TIME_ZONE),
  });
}

/** On the day after the last one: what the municipality does then, and that nothing is lost where it does nothing. */
export async function tellDeadlinePassed(tx: Transaction, id: string, { day }: LivedDay): Promise<boolean> {
  const term = await endingTerm(tx, id, { day });
  if (!term || Temporal.PlainDate.compare(term.until, day) >= 0) return false;
  const { childId, to, until, payload } = term;
  return tellOnce(tx, { childId, kind: 'deadline_passed', forDay: until, to, payload: () => payload });
}

async function endingTerm(tx: Transaction, id: string, { day }: Pick<LivedDay, 'day'>) {
  const childId = await lockCertificate(tx, id);
  const { to, facts, status, ...certificate } = await getToldCertificate(tx, id);
  if (status !== 'not_activated') return null;
  const deadline = await bringingDeadline(tx, certificate, day);
  if (!deadline) return null;
  const { until } = deadline;
  const last = await lastDayTaken(tx, { id, municipalityId: certificate.municipalityId }, until, day);
  const papers = await listPapersToBring(tx, id);
  return {
    childId,
    to,
    until,
    payload: {
      ...facts,
      until: formatDate(until),
      lastDay: last && formatDate(last),
      papers: linesToBring(papers.filter(({ needed }) => needed !== 'not_required')),
    },
  };
}
