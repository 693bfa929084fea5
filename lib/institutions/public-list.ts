import { minuteIn } from '@/lib/domain/dates';
import { now, today } from '@/lib/platform/clock';
import { environment } from '@/lib/platform/environment';
import { listIds } from './listed-ids';
import { loadListed, type ListedInstitution } from './listed-institution';
import { searchWords } from './search-words';

/** Institutions on one page of the list. */
const pageSize = 30;

export type ListSearch = {
  /** Null: all of the region. */
  municipalityId: string | null;
  /** As it was typed. */
  search: string;
  openNow: boolean;
  /** Where the page before ended: the id of its last institution. */
  after: string | null;
};

/** One page of the public list; `next` is what the following page begins after, null on the last one. */
export async function listPublicInstitutions({ municipalityId, search, openNow, after }: ListSearch) {
  const filter = {
    municipalityId,
    words: searchWords(search),
    day: today(),
    around: openNow ? thisMinute() : null,
  };
  const found: ListedInstitution[] = [];
  let last = after;
  let more = true;
  // The database leaves out whose day has not begun or is over; who is at lunch or on holiday only the rule knows.
  while (more && found.length <= pageSize) {
    const ids = await listIds({ ...filter, after: last, take: pageSize + 1 });
    const institutions = await loadListed(ids);
    found.push(...institutions.filter((one) => !openNow || one.now.kind === 'open'));
    more = ids.length > pageSize;
    last = ids.at(-1) ?? null;
  }
  const institutions = found.slice(0, pageSize);
  return { institutions, next: found.length > pageSize ? (institutions.at(-1)?.id ?? null) : null };
}

function thisMinute() {
  return { weekday: today().dayOfWeek, minute: minuteIn(environment().TIME_ZONE, now()) };
}
