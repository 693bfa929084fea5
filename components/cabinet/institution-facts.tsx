import { formatDate } from '@/lib/domain/dates';
import type { AcceptingInstitution } from '@/lib/institutions/accepting';

/** Where an institution is and when to come, in short lines. */
export function InstitutionFacts({ institution }: { institution: AcceptingInstitution }) {
  const { address, room, hours, phone, notice, closures, ownPupilsOnly, acceptsUntil } = institution;
  const lines = [
    room ? `${address}, ${room}` : address,
    hours,
    phone && `Телефон: ${phone}`,
    ownPupilsOnly && 'Только для своих воспитанников и учеников',
    acceptsUntil && `Принимает документы до ${formatDate(acceptsUntil)} включительно`,
    ...closures.map(({ from, to, reason }) =>
      from.equals(to)
        ? `Закрыто ${formatDate(from)}: ${reason}`
        : `Закрыто с ${formatDate(from)} по ${formatDate(to)}: ${reason}`,
    ),
    notice,
  ].filter((line) => typeof line === 'string' && line !== '');
  return (
    <ul className="space-y-0.5">
      {lines.map((line, position) => (
        <li key={position}>{line}</li>
      ))}
    </ul>
  );
}
