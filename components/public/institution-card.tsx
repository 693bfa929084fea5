import { FactList } from '@/components/ui/fact-list';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/panel';
import { formatDate } from '@/lib/domain/dates';
import type { AcceptingInstitution } from '@/lib/institutions/accepting';

/** An institution that accepts papers: where it is and when to come. */
export function InstitutionCard({
  institution,
  level = 3,
}: {
  institution: AcceptingInstitution;
  level?: 2 | 3;
}) {
  const { name, address, room, phone, hours, notice, closures, ownPupilsOnly, acceptsUntil } = institution;
  const facts = [
    { term: 'Адрес', value: room ? `${address}, ${room}` : address },
    { term: 'Часы приёма', value: hours },
    ...(phone ? [{ term: 'Телефон', value: phone }] : []),
    ...(ownPupilsOnly ? [{ term: 'Кого принимает', value: 'Только своих воспитанников и учеников' }] : []),
    ...(acceptsUntil ? [{ term: 'Принимает до', value: formatDate(acceptsUntil) }] : []),
  ];
  return (
    <Panel title={name} level={level}>
      <FactList items={facts} />
      {notice && <p>{notice}</p>}
      {closures.map(({ from, to, reason }) => (
        <Notice
          key={from.toString()}
          tone="warning"
          title={
            from.equals(to)
              ? `Закрыто ${formatDate(from)}`
              : `Закрыто с ${formatDate(from)} по ${formatDate(to)}`
          }
        >
          <p>{reason}</p>
        </Notice>
      ))}
    </Panel>
  );
}
