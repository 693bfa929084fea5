import { listPapersToBring } from '@/lib/certificates/bringing';
import { lastDayTaken } from '@/lib/certificates/overdue-end';
import { formatDate } from '@/lib/domain/dates';
import type { LetterPayloads } from '@/lib/domain/letters';
import { linesToBring } from '@/lib/domain/papers-to-bring';
import { today } from '@/lib/platform/clock';
import type { Transaction } from '@/lib/platform/database';
import { findEndingTerms, type EndingTerm } from './ending-terms';
import { lockCertificate } from './lived-day';
import { getToldCertificate } from './told-certificate';
import { tellOnce } from './tell-once';

/** «Последний день — завтра»: on the last working day before it. */
export function tellDeadlineTomorrow(tx: Transaction, id: string): Promise<boolean> {
  return tellTerm(tx, id, 'deadline_tomorrow', (payload, { until }) => ({
    ...payload,
    tomorrow: today().add({ days: 1 }).equals(until),
  }));
}

/** On the day after the last one: what the municipality does then, and that nothing is lost where it does nothing. */
export function tellDeadlinePassed(tx: Transaction, id: string): Promise<boolean> {
  return tellTerm(tx, id, 'deadline_passed', (payload) => payload);
}

/** What is said of «завтра» and «прошёл» must be so at the moment of writing: the night may have passed over the run. */
async function tellTerm<Deed extends EndingTerm['deed']>(
  tx: Transaction,
  id: string,
  deed: Deed,
  say: (payload: LetterPayloads['deadline_passed'], term: EndingTerm) => LetterPayloads[Deed],
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
  return tellOnce(tx, { childId, kind: deed, forDay: until, to, payload: () => say(payload, term) });
}
