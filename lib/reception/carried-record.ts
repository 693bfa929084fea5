import type { PlainDate } from '@/lib/domain/dates';
import { mayBeSameName, type PersonName } from '@/lib/domain/names';

const prefix = 'same:';

/** «Это тот же человек, сведения изменились»: the answer for a record whose name or birth date the originals say otherwise. */
export function sameAs(id: string): string {
  return `${prefix}${id}`;
}

/** Which record the form means, and whether a person has said so although name or birth date differ. */
export function readAnswer(answer: string): { id: string; confirmed: boolean } {
  const confirmed = answer.startsWith(prefix);
  return { id: confirmed ? answer.slice(prefix.length) : answer, confirmed };
}

type Known = { name: PersonName; birthDate: PlainDate | null };

/** A record goes along unseen in a form that may be typed over for somebody else: it counts only while it is this person. */
export function mayBeRecordOf(
  known: Known,
  { birthDate, ...name }: PersonName & { birthDate: PlainDate | null },
): boolean {
  const contradicts = known.birthDate !== null && birthDate !== null && !known.birthDate.equals(birthDate);
  return !contradicts && mayBeSameName(known.name, name);
}
