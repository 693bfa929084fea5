import { formatDate, type PlainDate } from '@/lib/domain/dates';
import type { AcceptingInstitution } from './accepting';

/** «ул. Кутузова, 5А, каб. 100» */
export function fullAddress({ address, room }: Pick<AcceptingInstitution, 'address' | 'room'>): string {
  return room ? `${address}, ${room}` : address;
}

/** What to know before going there besides address, hours and phone, a sentence each. */
export function visitWarnings(institution: AcceptingInstitution): string[] {
  const { ownPupilsOnly, acceptsUntil, closures, notice } = institution;
  return [
    ...(ownPupilsOnly ? ['Только для своих воспитанников и учеников'] : []),
    ...(acceptsUntil ? [`Принимает документы до ${formatDate(acceptsUntil)} включительно`] : []),
    ...closures.map(({ from, to, reason }) => `Закрыто ${days(from, to)}: ${reason}`),
    ...(notice ? [notice] : []),
  ];
}

function days(from: PlainDate, to: PlainDate): string {
  return from.equals(to) ? formatDate(from) : `с ${formatDate(from)} по ${formatDate(to)}`;
}
