import { listPapersToBring } from '@/lib/certificates/bringing';
import { lastDayTaken } from '@/lib/certificates/overdue-end';
import { formatDate } from '@/lib/domain/dates';
import { startOfDay } from '@/lib/domain/day-start';
import type { LetterPayloads } from '@/lib/domain/letters';
import { linesToBring } from '@/lib/domain/papers-to-bring';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { environment } from '@/lib/platform/environment';
import { findEndingTerms, type EndingTerm } from './ending-terms';
import { lockCertificate } from './lived-day';
import { getToldCertificate } from './told-certificate';
import { tellOnce } from './tell-once';

/** «Последний день — завтра»: on the last working day before it. */
export function tellDeadlineTomorrow(tx: Transaction, id: string): Promise<boolean> {
  return tellTerm(tx, id, 'deadline_tomorrow', (payload, { until }) => {
    const tomorrow = today().add({ days: 1 }).equals(until);
    // Once the last day has begun, «завтра» is no more true.
    const ends = tomorrow ? until : until.add({ days: 1 });
    return { payload: { ...payload, tomorrow }, until: startOfDay(ends, environment().TIME_ZONE) };
  });
}

/** On the day after the last one: what the municipality does then, and that nothing is lost where it does nothing. */
export function tellDeadlinePassed(tx: Transaction, id: string): Promise<boolean> {
  return tellTerm(tx, id, 'deadline_passed', (payload) => ({ payload }));
}

/** `until`: from then on it is no more true. */
type Said<Deed extends EndingTerm['deed']> = { payload: LetterPayloads[Deed]; until?: Date };

/** What is said of «завтра» and «прошёл» must be so at the moment of writing: the night may have passed over the run. */
async function tellTerm<Deed extends EndingTerm['deed']>(
  tx: Transaction,
  id: string,
  deed: Deed,
  say: (payload: LetterPayloads['deadline_passed'], term: EndingTerm) => Said<Deed>,
): Promise<boolean> {
  const childId = await lockCertificate(tx, id);
  const { to, facts, status, municipalityId } = await getToldCertificate(tx, id);
  if (status !== 'not_activated') return false;
  const [term] = await findEndingTerms(tx, [id], today());
  if (term?.deed !== deed) return false;
  const { until } = term;
  const last = await lastDayTaken(tx, { id, childId, municipalityId }, until);
  const papers = await listPapersToBring(tx, id);
  const payload = {
    ...facts,
    until: formatDate(until),
    lastDay: last && formatDate(last),
    papers: linesToBring(papers.filter(({ needed }) => needed !== 'not_required')),
  };
  const said = say(payload, term);
  return tellOnce(tx, { ...said, childId, kind: deed, forDay: until, to, payload: () => said.payload });
}
